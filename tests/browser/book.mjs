// The built book: where it lies, its pages, and a server for it on this machine.
import { readFileSync, readdirSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { dirname, extname, join, relative, resolve, sep } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));

/** The folder of the book's HTML: `book` at the top of the repository, or what `BOOK` names. */
export const folder = resolve(process.env.BOOK ?? join(here, "../../book"));

/** Files of the book with this extension, relative to its folder, in order. */
export function files(extension) {
  try {
    statSync(join(folder, "index.html"));
  } catch {
    throw new Error(`there is no built book in ${folder}: run \`cargo run --release -- build\``);
  }
  return readdirSync(folder, { recursive: true })
    .filter((path) => extname(path) === extension)
    .map((path) => path.split(sep).join("/"))
    .sort();
}

/** Every page that is read as one; `toc.html` is a frame in the others. */
export const pages = files(".html").filter((page) => page !== "toc.html");

/** Pages that are chapters: those with a place in the book's own table of contents. */
export const chapters = pages.filter((page) => page !== "print.html" && page !== "404.html");

/** The page of a chapter by the end of its path, as `roc-auc.html`. */
export function chapter(name) {
  const found = pages.filter((page) => page === name || page.endsWith(`/${name}`));
  if (found.length !== 1) throw new Error(`${name}: ${found.length} pages end so`);
  return found[0];
}

/** The address of a page read from disk. */
export const fileUrl = (page) => pathToFileURL(join(folder, page)).href;

export const read = (page) => readFileSync(join(folder, page), "utf8");

const TYPES = {
  ".css": "text/css",
  ".epub": "application/epub+zip",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".json": "application/json",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
  ".woff2": "font/woff2",
};

/** Serve the book; `close()` it at the end. `url` ends in a slash. */
export async function serve() {
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url, "http://localhost").pathname);
    const file = resolve(folder, `.${path}`);
    const answer = (status, name) => {
      response.writeHead(status, { "content-type": TYPES[extname(name)] ?? "application/octet-stream" });
      response.end(readFileSync(name));
    };
    try {
      if (relative(folder, file).startsWith("..")) throw new Error("outside");
      answer(200, statSync(file).isDirectory() ? join(file, "index.html") : file);
    } catch {
      answer(404, join(folder, "404.html"));
    }
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  return {
    url: `http://127.0.0.1:${server.address().port}/`,
    close: () => {
      server.closeAllConnections();
      return new Promise((done) => server.close(done));
    },
  };
}
