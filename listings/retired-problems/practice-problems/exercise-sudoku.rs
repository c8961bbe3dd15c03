//! # Sudoku
//!
//! A board has 9 × 9 cells. Fill the empty ones, which are 0, so that each row, each column and each
//! of the nine 3 × 3 boxes holds every digit from 1 to 9 once. What is given must stay.
//!
//! Return a filled board, any if there are several, or `None` if there is none. Two equal digits in a
//! row, column or box are a reason; a digit above 9 is another.
//!
//! ```text
//! one row given as 1 2 3 4 5 6 7 8 0, all else empty  →  its last cell is 9
//! a row with two 5s                                   →  None
//! 1 to 8 in a row, and a 9 in the column of its gap   →  None: the gap can hold nothing
//! ```

// ANCHOR: given
/// Nine rows of nine cells; 0 is empty.
pub type Board = [[u8; 9]; 9];
// ANCHOR_END: given

// ANCHOR: solution
/// Digits in use by row, column and box: bit d stands for digit d.
#[derive(Default)]
struct Used {
    rows: [u16; 9],
    columns: [u16; 9],
    boxes: [u16; 9],
}

impl Used {
    /// The digits that the cell could hold.
    fn free(&self, row: usize, column: usize) -> u16 {
        let used = self.rows[row] | self.columns[column] | self.boxes[row / 3 * 3 + column / 3];
        !used & 0b11_1111_1110
    }

    /// Puts the digit of this bit into the cell, or takes it out again.
    fn flip(&mut self, row: usize, column: usize, bit: u16) {
        self.rows[row] ^= bit;
        self.columns[column] ^= bit;
        self.boxes[row / 3 * 3 + column / 3] ^= bit;
    }
}

/// A filled board, or `None`. Backtracking, always at the cell with the fewest digits left.
pub fn solve(board: &Board) -> Option<Board> {
    let (mut used, mut board) = (Used::default(), *board);
    for (row, cells) in board.iter().enumerate() {
        for (column, &digit) in cells.iter().enumerate().filter(|(_, digit)| **digit > 0) {
            if digit > 9 || used.free(row, column) & 1 << digit == 0 {
                return None;
            }
            used.flip(row, column, 1 << digit);
        }
    }
    if fill(&mut board, &mut used) { Some(board) } else { None }
}

fn fill(board: &mut Board, used: &mut Used) -> bool {
    let cells = (0..9).flat_map(|row| (0..9).map(move |column| (row, column)));
    let empty = cells.filter(|&(row, column)| board[row][column] == 0);
    let hardest = empty.min_by_key(|&(row, column)| used.free(row, column).count_ones());
    if let Some((row, column)) = hardest {
        let free = used.free(row, column);
        for digit in (1..=9).filter(|digit| free >> digit & 1 == 1) {
            board[row][column] = digit;
            used.flip(row, column, 1 << digit);
            if fill(board, used) {
                return true;
            }
            used.flip(row, column, 1 << digit); // take it back
        }
        board[row][column] = 0;
        false
    } else {
        true // no cell is empty
    }
}
// ANCHOR_END: solution

#[expect(unused, reason = "a starter is there to be filled in")]
mod starter {
    use super::Board;

    // ANCHOR: starter
    /// A filled board, or `None`.
    pub fn solve(board: &Board) -> Option<Board> {
        // Gives up at the first empty cell and believes everything else: go on from here.
        if board.iter().flatten().any(|&digit| digit == 0) { None } else { Some(*board) }
    }
    // ANCHOR_END: starter
}

fn main() {
    let mut board = [[0; 9]; 9];
    board[0] = [1, 2, 3, 4, 5, 6, 7, 8, 0];
    for row in solve(&board).into_iter().flatten() {
        println!("{row:?}");
    }
}

// ANCHOR: tests
#[cfg(test)]
mod tests {
    use super::*;

    /// Every row, column and box holds every digit, and what was given has stayed.
    fn assert_solves(board: &Board, solved: Option<Board>) {
        let solved = solved.expect("this board has a solution");
        for i in 0..9 {
            let row = solved[i];
            let column: Vec<u8> = (0..9).map(|r| solved[r][i]).collect();
            let (top, left) = (i / 3 * 3, i % 3 * 3);
            let square: Vec<u8> = (0..9).map(|k| solved[top + k / 3][left + k % 3]).collect();
            for digit in 1..=9 {
                assert!(row.contains(&digit) && column.contains(&digit), "{digit} in line {i}");
                assert!(square.contains(&digit), "{digit} in box {i}");
            }
        }
        for (given, found) in board.iter().flatten().zip(solved.iter().flatten()) {
            assert!(*given == 0 || given == found, "what is given must stay");
        }
    }

    #[test]
    fn one_row_given() {
        let mut board = [[0; 9]; 9];
        board[0] = [1, 2, 3, 4, 5, 6, 7, 8, 0];
        assert_solves(&board, solve(&board));
    }

    #[test]
    fn an_empty_board() {
        assert_solves(&[[0; 9]; 9], solve(&[[0; 9]; 9]));
    }

    #[test]
    fn only_some_cells_are_given() {
        let board = [
            [0, 2, 0, 4, 0, 6, 0, 8, 0],
            [4, 0, 6, 0, 8, 0, 1, 0, 3],
            [0, 8, 0, 1, 0, 3, 0, 5, 0],
            [2, 0, 4, 0, 6, 0, 8, 0, 1],
            [0, 6, 0, 8, 0, 1, 0, 3, 0],
            [8, 0, 1, 0, 3, 0, 5, 0, 7],
            [0, 4, 0, 6, 0, 8, 0, 1, 0],
            [6, 0, 8, 0, 1, 0, 3, 0, 5],
            [0, 1, 0, 3, 0, 5, 0, 7, 0],
        ];
        assert_solves(&board, solve(&board));
    }

    #[test]
    fn two_equal_digits_in_a_row_a_column_a_box() {
        for (row, column) in [(0, 7), (7, 0), (1, 1)] {
            let mut board = [[0; 9]; 9];
            board[0][0] = 5;
            board[row][column] = 5;
            assert_eq!(solve(&board), None);
        }
    }

    #[test]
    fn a_cell_that_can_hold_nothing() {
        let mut board = [[0; 9]; 9];
        board[0] = [1, 2, 3, 4, 5, 6, 7, 8, 0];
        board[5][8] = 9;
        assert_eq!(solve(&board), None);
    }
}
// ANCHOR_END: tests

// ANCHOR: more_tests
#[cfg(test)]
mod more_tests {
    use super::*;

    fn fits(board: &Board, row: usize, column: usize, digit: u8) -> bool {
        let corner = (row / 3 * 3, column / 3 * 3);
        (0..9).all(|k| {
            board[row][k] != digit
                && board[k][column] != digit
                && board[corner.0 + k / 3][corner.1 + k % 3] != digit
        })
    }

    /// All solutions, cell by cell.
    fn brute_force(board: &mut Board, found: &mut Vec<Board>) {
        let empty = (0..81).find(|&cell| board[cell / 9][cell % 9] == 0);
        if let Some(cell) = empty {
            for digit in 1..=9 {
                if fits(board, cell / 9, cell % 9, digit) {
                    board[cell / 9][cell % 9] = digit;
                    brute_force(board, found);
                    board[cell / 9][cell % 9] = 0;
                }
            }
        } else {
            found.push(*board);
        }
    }

    #[test]
    fn agrees_with_every_solution() {
        let mut state = 5_u64;
        let mut below = |n: u64| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            usize::try_from((state >> 33) % n).unwrap()
        };
        let mut impossible = 0;
        for _ in 0..1000 {
            // A filled board, digits renamed, with up to 40 cells emptied and perhaps one changed.
            let shift = below(9);
            let mut board = [[0_u8; 9]; 9];
            for (row, cells) in board.iter_mut().enumerate() {
                for (column, cell) in cells.iter_mut().enumerate() {
                    let digit = (row * 3 + row / 3 + column + shift) % 9 + 1;
                    *cell = u8::try_from(digit).unwrap();
                }
            }
            for _ in 0..40 {
                board[below(9)][below(9)] = 0;
            }
            let (row, column) = (below(9), below(9));
            let digit = u8::try_from(below(9) + 1).unwrap();
            if board[row][column] == 0 && fits(&board, row, column, digit) {
                board[row][column] = digit;
            }
            let mut all = Vec::new();
            brute_force(&mut board.clone(), &mut all);
            match solve(&board) {
                Some(solved) => assert!(all.contains(&solved)),
                None => assert!(all.is_empty(), "{board:?}"),
            }
            impossible += usize::from(all.is_empty());
        }
        assert!(impossible > 10, "{impossible} boards without a solution");
    }
}
// ANCHOR_END: more_tests

// ANCHOR: hints
// 1. Try a digit, go on, take it back if that leads nowhere. What makes the number of tries small?
// 2. Take the empty cell with the fewest possible digits next. With none, turn back at once; with one,
//    there is nothing to decide.
// 3. Keep, for each row, column and box, the set of digits in use as bits of a number: what a cell can
//    hold is one expression, and putting and taking back are the same exclusive or.
// ANCHOR_END: hints
