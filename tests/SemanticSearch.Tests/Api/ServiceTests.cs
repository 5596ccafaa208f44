using System.Net;
using SemanticSearch.Tests.Support;

namespace SemanticSearch.Tests.Api;

public sealed class ServiceTests
{
    [Fact]
    public async Task The_first_start_indexes_the_seeds_and_the_second_leaves_them_alone()
    {
        await using var server = new ApiServer(("FirstStart:Folder", "seeds"));
        using var client = server.CreateClient();

        var collection = await client.GetJsonAsync("/v1/collections/default");
        var answer = await client.GetJsonAsync("/v1/search?q=Why+did+Cairo+lose+its+place+among+Arab+states&limit=3");

        Assert.True(collection.GetProperty("documents").GetInt32() >= 24);
        Assert.Contains(answer.GetProperty("passages").EnumerateArray(), p => p.GetProperty("documentId").GetString() == "seeds/camp-david-accords.md");

        await using var again = new ApiServer(("FirstStart:Folder", "seeds"), ("SemanticSearch:DataFolder", server.DataFolder));
        using var secondClient = again.CreateClient();
        Assert.Equal(collection.ToString(), (await secondClient.GetJsonAsync("/v1/collections/default")).ToString());
    }

    [Fact]
    public async Task A_first_start_that_was_interrupted_is_finished_by_the_next()
    {
        using var folder = new TemporaryFolder();
        folder.Write("first-start", "");
        await using (var interrupted = new ApiServer(("SemanticSearch:DataFolder", folder.Path)))
        {
            using var writer = interrupted.CreateClient();
            await writer.PutAsync("/v1/documents/note", new { text = "A note." }, HttpStatusCode.Created);
        }

        await using var server = new ApiServer(("FirstStart:Folder", "seeds"), ("SemanticSearch:DataFolder", folder.Path));
        using var client = server.CreateClient();

        Assert.True((await client.GetJsonAsync("/v1/collections/default")).GetProperty("documents").GetInt32() > 24);
        Assert.False(File.Exists(folder.At("first-start")));
    }

    [Fact]
    public async Task The_service_tells_that_it_is_up_and_ready()
    {
        await using var server = new ApiServer();
        using var client = server.CreateClient();

        Assert.Equal("ok", (await client.GetJsonAsync("/healthz")).GetProperty("status").GetString());
        Assert.Equal("ready", (await client.GetJsonAsync("/readyz")).GetProperty("status").GetString());
    }

    [Fact]
    public async Task An_index_that_cannot_be_opened_makes_the_service_not_ready()
    {
        using var folder = new TemporaryFolder();
        folder.Write("index.db", "This is not a database, but it is long enough to look at.");
        await using var server = new ApiServer(("SemanticSearch:DataFolder", folder.Path));
        using var client = server.CreateClient();

        await client.GetJsonAsync("/healthz");
        var problem = await client.GetJsonAsync("/readyz", HttpStatusCode.ServiceUnavailable);

        Assert.Contains(folder.Path, problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_model_that_is_not_there_is_named_with_what_to_do()
    {
        await using var server = new ApiServer(("SemanticSearch:Model", "e5-small-v2"));
        using var client = server.CreateClient();

        var problem = await client.PutAsync("/v1/documents/a", new { text = "A text." }, HttpStatusCode.ServiceUnavailable);

        Assert.Contains("semsearch models pull e5-small-v2", problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_api_describes_itself_and_has_a_page_for_it()
    {
        await using var server = new ApiServer();
        using var client = server.CreateClient();

        var description = await client.GetJsonAsync("/openapi/v1.json");
        var page = await client.GetAsync("/docs", TestContext.Current.CancellationToken);

        var paths = description.GetProperty("paths").EnumerateObject().Select(path => path.Name).ToList();
        Assert.Superset(
            new HashSet<string> { "/v1/search", "/v1/documents", "/v1/documents/{id}", "/v1/passages/{id}", "/v1/collections/{name}/failures", "/healthz", "/readyz" },
            paths.ToHashSet());
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
    }

    [Fact]
    public async Task What_is_not_there_is_a_problem_too()
    {
        await using var server = new ApiServer();
        using var client = server.CreateClient();

        await client.GetJsonAsync("/v1/nonsense", HttpStatusCode.NotFound);
        await client.GetJsonAsync("/v1/passages/nonsense", HttpStatusCode.NotFound);
        await client.GetJsonAsync("/v1/passages/0123456789abcdef-0-5-00000000", HttpStatusCode.NotFound);
        await client.PostRawAsync("/v1/search", "<xml/>", HttpStatusCode.UnsupportedMediaType, "application/xml");
    }
}
