using System.Net;
using System.Text.Json;
using SemanticSearch.Tests.Support;

namespace SemanticSearch.Tests.Api;

public sealed class PassageTests : IAsyncLifetime
{
    const string Pact = """
        ---
        title: The river pact
        ---

        The parties share the waters of the river in equal parts.

        ## Flow

        A joint commission measures the flow every month. It reports to both parliaments in June.

        ## Disputes

        A dispute over the dam goes to an arbitrator whom both governments name. The award is final.
        """;

    readonly ApiServer _server = new();
    HttpClient _client = null!;

    public async ValueTask InitializeAsync()
    {
        _client = _server.CreateClient();
        await PutAsync(Pact, HttpStatusCode.Created);
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task A_citation_tells_where_its_words_have_moved()
    {
        var citation = await CitationAsync("arbitrator");
        await PutAsync(Pact.Replace("in equal parts", "in equal parts, as their fathers did", StringComparison.Ordinal));

        var gone = await _client.GetJsonAsync($"/v1/passages/{citation}", HttpStatusCode.Gone);

        Assert.Equal("moved", gone.GetProperty("fate").GetString());
        var moved = await _client.GetJsonAsync($"/v1/passages/{gone.GetProperty("movedTo").GetString()}");
        Assert.Contains("arbitrator", moved.GetProperty("text").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_citation_tells_that_its_words_were_changed_or_removed()
    {
        var citation = await CitationAsync("arbitrator");
        await PutAsync(Pact.Replace("final", "binding", StringComparison.Ordinal));
        var changed = await _client.GetJsonAsync($"/v1/passages/{citation}", HttpStatusCode.Gone);
        await _client.DeleteAsync("/v1/documents/pact.md", TestContext.Current.CancellationToken);
        var removed = await _client.GetJsonAsync($"/v1/passages/{citation}", HttpStatusCode.Gone);

        Assert.Equal("changed", changed.GetProperty("fate").GetString());
        Assert.False(changed.TryGetProperty("movedTo", out _));
        Assert.Equal("removed", removed.GetProperty("fate").GetString());
    }

    [Fact]
    public async Task A_passage_carries_the_hash_of_its_words_and_what_stands_around_them()
    {
        var passage = (await SearchAsync(new { query = "arbitrator", limit = 1, context = new { unit = "section", before = 1, after = 1 } }))[0];

        var text = passage.GetProperty("text").GetString()!;
        Assert.Equal(
            Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(text))),
            passage.GetProperty("sha256").GetString());
        Assert.Equal("", passage.GetProperty("contextBefore").GetProperty("text").GetString());
        Assert.False(passage.GetProperty("contextBefore").GetProperty("isCut").GetBoolean());
        Assert.Contains(
            passage.GetProperty("highlights").EnumerateArray(),
            highlight => highlight.GetProperty("kind").GetString() == "word" && Slice(passage, highlight) == "arbitrator");
    }

    [Fact]
    public async Task Neighbouring_hits_of_a_section_are_one_passage()
    {
        var sentences = string.Join(' ', Enumerable.Range(1, 60).Select(i => $"Clause {i} of the pact tells how the dam is guarded in year {i}."));
        await _client.PutAsync("/v1/documents/long", new { text = sentences }, HttpStatusCode.Created);

        var passages = await SearchAsync(new { query = "how the dam is guarded", limit = 5 });

        var spans = passages.Where(p => p.GetProperty("documentId").GetString() == "long")
            .Select(p => (Start: p.GetProperty("start").GetInt32(), End: p.GetProperty("end").GetInt32()))
            .OrderBy(span => span.Start)
            .ToList();
        // Five chunks at most make a passage, and the next one begins with the sentence that chunks share.
        const int Sentence = 80;
        Assert.Contains(spans, span => span.End - span.Start > 20 * Sentence);
        Assert.All(spans.Zip(spans.Skip(1)), pair => Assert.True(pair.First.End - pair.Second.Start <= Sentence));
    }

    [Theory]
    [InlineData("chicago", "text/plain", "“The river pact,” under “Disputes,” n.d.")]
    [InlineData("csl", "application/vnd.citationstyles.csl+json", "\"title\": \"The river pact\"")]
    [InlineData("bibtex", "application/x-bibtex", "title = {{The river pact}}")]
    [InlineData("ris", "application/x-research-info-systems", "TI  - The river pact")]
    public async Task A_passage_is_cited_in_every_format(string format, string mediaType, string expected)
    {
        var response = await _client.GetAsync(
            $"/v1/passages/{await CitationAsync("arbitrator")}/citation?format={format}", TestContext.Current.CancellationToken);

        Assert.Equal(mediaType, response.Content.Headers.ContentType?.MediaType);
        Assert.Contains(
            expected, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_format_or_unit_is_refused_with_those_there_are()
    {
        var citation = await CitationAsync("arbitrator");

        var format = await _client.GetJsonAsync($"/v1/passages/{citation}/citation?format=mla", HttpStatusCode.BadRequest);
        var unit = await _client.GetJsonAsync($"/v1/passages/{citation}?unit=verse", HttpStatusCode.BadRequest);

        Assert.Equal("'format' is 'mla', it must be 'chicago' or 'csl' or 'bibtex' or 'ris'", format.GetProperty("detail").GetString());
        Assert.Contains("'section'", unit.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_document_is_walked_from_passage_to_passage()
    {
        var seen = new List<string>();
        for (int? around = 0; around is { } place;)
        {
            var reading = await _client.GetJsonAsync($"/v1/documents/pact.md/passages?around={place}&after=0");
            seen.AddRange(reading.GetProperty("passages").EnumerateArray().Select(p => p.GetProperty("text").GetString()!));
            around = reading.TryGetProperty("next", out var next) ? next.GetInt32() : null;
        }

        Assert.Equal(3, seen.Count);
        Assert.StartsWith("The parties", seen[0], StringComparison.Ordinal);
        Assert.EndsWith("final.", seen[2], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_walk_may_begin_at_a_citation()
    {
        var citation = await CitationAsync("arbitrator");

        var reading = await _client.GetJsonAsync($"/v1/documents/pact.md/passages?around={citation}&before=1&after=1");

        Assert.Equal(2, reading.GetProperty("passages").GetArrayLength());
        Assert.Contains("commission", reading.GetProperty("passages")[0].GetProperty("text").GetString(), StringComparison.Ordinal);
        Assert.Equal(0, reading.GetProperty("previous").GetInt32());
        Assert.False(reading.TryGetProperty("next", out _));
    }

    [Fact]
    public async Task A_walk_may_not_begin_at_a_citation_of_another_document()
    {
        var citation = await CitationAsync("arbitrator");
        await _client.PutAsync("/v1/documents/other", new { text = "Another text." }, HttpStatusCode.Created);

        await _client.GetJsonAsync($"/v1/documents/other/passages?around={citation}", HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Parts_of_a_document_never_part_a_surrogate_pair()
    {
        await _client.PutAsync("/v1/documents/doves", new { text = "🕊🕊🕊🕊" }, HttpStatusCode.Created);

        var part = await _client.GetJsonAsync("/v1/documents/doves?start=1&length=1");

        Assert.Equal("🕊", part.GetProperty("text").GetString());
        Assert.Equal(2, part.GetProperty("next").GetInt32());
    }

    [Fact]
    public async Task A_long_document_is_read_in_parts_that_join_to_the_whole()
    {
        var whole = (await _client.GetJsonAsync("/v1/documents/pact.md")).GetProperty("text").GetString()!;
        var parts = "";
        for (int? start = 0; start is { } place;)
        {
            var part = await _client.GetJsonAsync($"/v1/documents/pact.md?start={place}&length=70");
            Assert.Equal(whole.Length, part.GetProperty("characters").GetInt32());
            parts += part.GetProperty("text").GetString();
            start = part.TryGetProperty("next", out var next) ? next.GetInt32() : null;
        }

        Assert.Equal(whole, parts);
        await _client.GetJsonAsync($"/v1/documents/pact.md?start={whole.Length}", HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task The_structure_comes_when_it_is_asked_for()
    {
        var bare = await _client.GetJsonAsync("/v1/documents/pact.md");
        var full = await _client.GetJsonAsync("/v1/documents/pact.md?structure=true");

        Assert.False(bare.TryGetProperty("structure", out _));
        Assert.Contains(
            full.GetProperty("structure").GetProperty("blocks").EnumerateArray(), block => block.GetProperty("kind").GetString() == "heading");
    }

    async Task<string> CitationAsync(string query) => (await SearchAsync(new { query, limit = 1 }))[0].GetProperty("citation").GetString()!;

    async Task<IReadOnlyList<JsonElement>> SearchAsync(object request) =>
        [.. (await _client.PostAsync("/v1/search", request)).GetProperty("passages").EnumerateArray()];

    async Task PutAsync(string text, HttpStatusCode expected = HttpStatusCode.OK) =>
        await _client.PutAsync("/v1/documents/pact.md", new { text, format = "markdown" }, expected);

    static string Slice(JsonElement passage, JsonElement span)
    {
        var offset = passage.GetProperty("start").GetInt32();
        return passage.GetProperty("text").GetString()![(span.GetProperty("start").GetInt32() - offset)..(span.GetProperty("end").GetInt32() - offset)];
    }
}
