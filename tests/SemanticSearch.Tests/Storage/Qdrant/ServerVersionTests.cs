using SemanticSearch.Storage.Qdrant;

namespace SemanticSearch.Tests.Storage.Qdrant;

public sealed class ServerVersionTests
{
    [Theory]
    [InlineData("1.16.3", true)]
    [InlineData("1.9.0", true)]
    [InlineData("0.11.7", true)]
    [InlineData("1.17.0", false)]
    [InlineData("1.17.0-rc.1", false)]
    [InlineData("1.20.1", false)]
    [InlineData("2.0.0", false)]
    [InlineData("dev", false)]
    public void Only_versions_that_are_known_to_be_too_old_are(string version, bool isOlder) =>
        Assert.Equal(isOlder, ServerVersion.IsKnownToBeOlder(version));

    [Fact]
    public async Task A_server_that_is_too_old_is_refused_with_what_to_do()
    {
        await using var scene = await QdrantScene.StartAsync();
        scene.Stub.Engine.Version = "1.16.3";

        var failure = await Assert.ThrowsAsync<SemanticSearchException>(
            () => QdrantIndexStore.OpenAsync(scene.Connection, TimeProvider.System, TestContext.Current.CancellationToken));

        Assert.Contains("is version 1.16.3: use 1.17 or newer", failure.Message, StringComparison.Ordinal);
        Assert.Empty(scene.Stub.Engine.Calls);
    }
}
