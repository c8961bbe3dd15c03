println!("deep");
