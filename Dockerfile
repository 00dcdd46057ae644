# syntax=docker/dockerfile:1
# Tocsin as a container: docker build -t tocsin:0.1.0 .

FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
WORKDIR /source
COPY global.json Directory.Build.props Directory.Packages.props BannedSymbols.txt .editorconfig ./
COPY src/ src/
RUN dotnet restore src/Tocsin.Server --locked-mode
RUN dotnet publish src/Tocsin.Server --configuration Release --no-restore --output /out/app
# The final image has no shell to make a folder with.
RUN mkdir -p /out/data

# Chiseled: no shell, no package manager. "extra" brings the time zones that time intervals name.
FROM mcr.microsoft.com/dotnet/aspnet:10.0-noble-chiseled-extra
COPY --from=build /out/app /app
COPY --from=build --chown=1654:1654 /out/data /var/lib/tocsin

# Nothing is written outside of the store, so the root file system can be read-only: no diagnostics socket in /tmp.
# ASPNETCORE_HTTP_PORTS comes from the base image and would only argue with APP_PORT.
ENV APP_PORT=8080 \
    ASPNETCORE_HTTP_PORTS= \
    DOTNET_EnableDiagnostics=0
# The image's own user "app", as a number so that Kubernetes can see it is not root.
USER 1654:1654
WORKDIR /var/lib/tocsin
VOLUME /var/lib/tocsin
EXPOSE 8080
ENTRYPOINT ["dotnet", "/app/tocsin.dll"]
CMD ["serve", "--storage.path=/var/lib/tocsin"]
