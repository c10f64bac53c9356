FROM node:24-slim AS build
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci
COPY tsconfig.json tsconfig.build.json ./
COPY src ./src
RUN npm run build && npm prune --omit=dev

FROM node:24-slim
ENV NODE_ENV=production
WORKDIR /app
COPY --from=build /app/package.json ./
COPY --from=build /app/node_modules ./node_modules
COPY --from=build /app/dist ./dist
COPY config ./config
RUN mkdir /data && chown node:node /data
USER node
# All that is ever written is under /data: the rest may be mounted read-only.
VOLUME /data
# A running bot touches this file every minute.
HEALTHCHECK --interval=60s --timeout=5s --start-period=60s \
  CMD ["node", "-e", "process.exit(Date.now() - require('node:fs').statSync('/data/heartbeat').mtimeMs < 180000 ? 0 : 1)"]
CMD ["node", "--max-semi-space-size=4", "dist/main.js", "run", "--data", "/data"]
