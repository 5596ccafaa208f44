# The server with the built-in model and the briefs of seeds/: docker build -t semsearch .
# The command line alike: docker build --target cli -t semsearch-cli .

FROM --platform=$BUILDPLATFORM mcr.microsoft.com/dotnet/sdk:10.0 AS build
ARG TARGETARCH
ENV DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
WORKDIR /source

# Packages are restored from the lock files, and again only when one of these changes.
COPY global.json Directory.Build.props Directory.Packages.props BannedSymbols.txt ./
COPY src/SemanticSearch/SemanticSearch.csproj src/SemanticSearch/packages.lock.json src/SemanticSearch/
COPY src/SemanticSearch.Mcp/SemanticSearch.Mcp.csproj src/SemanticSearch.Mcp/packages.lock.json src/SemanticSearch.Mcp/
COPY src/SemanticSearch.Api/SemanticSearch.Api.csproj src/SemanticSearch.Api/packages.lock.json src/SemanticSearch.Api/
COPY src/SemanticSearch.Cli/SemanticSearch.Cli.csproj src/SemanticSearch.Cli/packages.lock.json src/SemanticSearch.Cli/
RUN dotnet restore src/SemanticSearch.Api --locked-mode \
    && dotnet restore src/SemanticSearch.Cli --locked-mode

COPY .editorconfig ./
COPY models models
COPY seeds seeds
COPY src src
RUN dotnet publish src/SemanticSearch.Api -c Release --no-restore -o /out/api -p:RunAnalyzers=false \
    && dotnet publish src/SemanticSearch.Cli -c Release --no-restore -o /out/cli -p:RunAnalyzers=false

# The lock files are of no platform, so that the libraries of all are there: 300 MB, of which one platform needs 30.
RUN case "$TARGETARCH" in amd64) keep=linux-x64 ;; arm64) keep=linux-arm64 ;; *) echo "no image for '$TARGETARCH'" >&2; exit 1 ;; esac \
    && find /out/*/runtimes -mindepth 1 -maxdepth 1 ! -name "$keep" -exec rm -r {} + \
    && find /out -name '*.pdb' -delete \
    && mkdir /data

# Texts are compared by their Unicode normal forms: 'extra' has ICU. ONNX Runtime and SQLite need glibc and libstdc++, which are there too.
FROM mcr.microsoft.com/dotnet/aspnet:10.0-noble-chiseled-extra AS base
WORKDIR /app
COPY --from=build --chown=$APP_UID:$APP_UID /data /data
ENV SemanticSearch__DataFolder=/data
VOLUME /data
USER $APP_UID

FROM base AS cli
COPY --from=build /out/cli .
ENTRYPOINT ["dotnet", "semsearch.dll"]

# Orchestrators ask /readyz. There is no shell in here to ask with.
FROM base AS api
COPY --from=build /out/api .
ENV Urls=http://+:8080
EXPOSE 8080
ENTRYPOINT ["dotnet", "SemanticSearch.Api.dll"]
