// How the page is served and bundled, and the npm package with it (`--mode package`).
import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";

const root = fileURLToPath(new URL(".", import.meta.url));

export default defineConfig(({ mode }) => ({
  root,
  base: "./",
  clearScreen: false,
  server: { port: 5173, host: "127.0.0.1" },
  // Pre-bundling would move the glue away from its wasm file, which it finds beside itself.
  optimizeDeps: { exclude: ["./pkg/galleyproof.js"] },
  build:
    mode === "package"
      ? {
          outDir: "../dist",
          emptyOutDir: true,
          target: "es2022",
          assetsInlineLimit: 0,
          lib: { entry: { index: `${root}index.ts`, define: `${root}define.ts` }, formats: ["es" as const] },
          rollupOptions: { external: [/^lit/] },
        }
      : { outDir: "dist", emptyOutDir: true, target: "es2022", assetsInlineLimit: 0 },
}));
