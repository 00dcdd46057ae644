using Tocsin.Testing;
using Tocsin.Testing.Processes;

namespace Tocsin.EndToEnd.Deployment;

public sealed class DockerfileTests(PublishedProgram published) : IClassFixture<PublishedProgram>
{
    [Fact]
    public void What_is_copied_exists_and_is_let_through()
    {
        var paths = Dockerfile.CopiedPaths();
        var letThrough = File.ReadLines(RepositoryFiles.PathOf(".dockerignore")).Where(line => line.StartsWith('!')).Select(line => line[1..]).ToList();

        Assert.Contains("src", paths);
        Assert.All(paths, path => Assert.True(Path.Exists(RepositoryFiles.PathOf(path)), $"{path} is not there"));
        Assert.Equal(paths.Order(), letThrough.Order());
    }

    [Fact]
    public void The_image_runs_what_was_published_and_not_as_root()
    {
        var instructions = Dockerfile.Instructions();

        Assert.Contains("ENTRYPOINT [\"dotnet\", \"/app/tocsin.dll\"]", instructions);
        Assert.Contains("COPY --from=build /out/app /app", instructions);
        Assert.Matches("^USER [1-9][0-9]*:", instructions.Last(line => line.StartsWith("USER ", StringComparison.Ordinal)));
        Assert.Contains(instructions, line => line.StartsWith("ENV APP_PORT=8080 ", StringComparison.Ordinal));
    }

    [Fact]
    public void The_files_that_are_copied_suffice_to_publish()
    {
        Assert.True(published.Succeeded, published.Log);
        Assert.True(File.Exists(published.Dll), published.Log);
    }

    [Fact]
    public async Task What_was_published_starts()
    {
        var (exitCode, output) = await Command.RunAsync("dotnet", [published.Dll, "version"], cancellationToken: TestContext.Current.CancellationToken);

        Assert.True(exitCode == 0, output);
    }

    [Fact]
    public async Task What_was_published_serves()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        await using var server = await TocsinProcess.StartAsync(new TocsinOptions { Program = published.Dll }, cancellationToken);

        Assert.Equal(200, (await server.Client.GetAsync("/-/healthy", cancellationToken)).Status);
    }
}
