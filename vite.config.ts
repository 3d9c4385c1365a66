import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defaultClientConditions, defineConfig } from 'vite'

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url))

/** The pages: built from src/app/web into dist/web; in development served beside the API. */
export default defineConfig({
  root: at('./src/app/web'),
  plugins: [react()],
  resolve: { conditions: ['source', ...defaultClientConditions] },
  build: {
    outDir: at('./dist/web'),
    emptyOutDir: true,
    target: 'es2022',
    // The largest part is antd; it is fetched once and kept.
    chunkSizeWarningLimit: 1500,
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            { name: 'antd', test: /node_modules[\\/](antd|@ant-design|@rc-component|rc-)/ },
            { name: 'react', test: /node_modules[\\/](react|react-dom|scheduler|@tanstack)[\\/]/ },
          ],
        },
      },
    },
  },
  html: { cspNonce: 'NONCE-OF-THIS-ANSWER' },
  server: { port: 5173, proxy: { '/api': `http://127.0.0.1:${process.env.PORT ?? '8080'}` } },
})
