using Microsoft.Extensions.Logging.Abstractions;
using SemanticSearch.Quoting;
using SemanticSearch.Search;
using SemanticSearch.Storage;
using SemanticSearch.Storage.Sqlite;
using SemanticSearch.Tests.Support;
using SemanticSearch.Tests.Support.Quotes;

namespace SemanticSearch.Tests.Search;

public sealed class QuoteVerifierTests : IAsyncLifetime
{
    const int Dimensions = 4;

    readonly TemporaryFolder _folder = new();
    SqliteIndexStore _store = null!;
    Collection _collection = null!;
    QuoteVerifier _verifier = null!;

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _store = await SqliteIndexStore.OpenAsync(_folder.Path, TimeProvider.System, NullLogger<SqliteIndexStore>.Instance, Cancel);
        _collection = await _store.EnsureCollectionAsync("default", new IndexRecipe("m", "f", Dimensions, 160, 1, ChunkContext: true), Cancel);
        _verifier = new QuoteVerifier(new AsyncLazy<IIndexStore>(_ => Task.FromResult<IIndexStore>(_store)), TimeProvider.System);
    }

    public async ValueTask DisposeAsync()
    {
        await _store.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_match_tells_words_place_page_headings_speaker_and_citation()
    {
        const string Text = "Debate\n\nThe Chair: We open.\nMrs. Ó (Ireland): The treaty binds us all alike.";
        var start = Text.IndexOf("The treaty", StringComparison.Ordinal);
        await PutAsync(new Document
        {
            Id = "debate",
            Title = "A debate",
            Text = Text,
            Structure = new DocumentStructure
            {
                Sections = [new Section(0, Text.Length, 1, "Debate")],
                Pages = [new Page(0, 20, 1, "iv"), new Page(20, Text.Length, 2, "v")],
                Turns = [new SpeakerTurn(8, 27, new Speaker("The Chair")), new SpeakerTurn(28, Text.Length, new Speaker("Ó", null, "IRL"))],
            },
        });

        var answer = await VerifyAsync("\"the treaty binds us all alike\"");

        Assert.Equal(QuoteVerdict.Repaired, answer.Verdict);
        Assert.Equal((1, false), (answer.Documents, answer.IsAtLeast));
        var match = Assert.Single(answer.Matches);
        Assert.Equal([QuoteDifference.Case], match.Differences);
        var piece = Assert.Single(match.Pieces);
        Assert.Equal("The treaty binds us all alike", piece.Text);
        Assert.Equal((start, start + piece.Text.Length), (piece.Start, piece.End));
        Assert.Equal((2, "v", "Ó"), (piece.Page, piece.PageLabel, piece.Speaker?.Name));
        Assert.Equal(["Debate"], piece.HeadingPath);
        Assert.True(CitationId.TryParse(piece.Citation, out var citation) && citation.Matches(Text));
        Assert.StartsWith(citation.Fingerprint, piece.Sha256, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Dulles", null, "exact", "memo")]
    [InlineData("Mr. John Foster Dulles", null, "exact", "memo")]
    [InlineData("Secretary Dulles", null, "exact", "memo")]
    [InlineData("the Secretary of State of the United States", null, "exact", "memo")]
    [InlineData("Ireland", null, "misattributed", "memo")]
    [InlineData("Eisenhower", null, "misattributed", "memo")]
    [InlineData(null, "memo", "exact", "memo")]
    [InlineData(null, "A memo of the Secretary", "exact", "memo")]
    [InlineData(null, "press", "exact", "press")]
    [InlineData(null, "other", "misattributed", "memo")]
    [InlineData("Eisenhower", "memo", "misattributed", "memo")]
    public async Task An_attribution_is_checked(string? speaker, string? document, string verdict, string best)
    {
        await PutAsync(new Document
        {
            Id = "memo",
            Title = "A memo of the Secretary",
            Text = "The neutralist position is obsolete and shortsighted.",
            Facts = new DocumentFacts { Speaker = new Speaker("John Foster Dulles", "Secretary of State", "USA") },
        });
        await PutAsync(new Document { Id = "press", Title = "Press review", Text = "It said: the neutralist position is obsolete and shortsighted." });
        await PutAsync(new Document { Id = "other", Title = "Other things", Text = "Nothing of the kind." });

        var answer = await _verifier.VerifyAsync(
            new QuoteRequest { Quote = "neutralist position is obsolete and shortsighted", Speaker = speaker, Document = document }, Cancel);

        Assert.Equal(verdict, answer.Verdict.ToString().ToLowerInvariant());
        Assert.Equal(best, answer.Matches[0].DocumentId);
    }

    [Fact]
    public async Task Exact_places_come_before_repaired_ones_and_all_are_counted()
    {
        for (var i = 0; i < 9; i++)
            await PutAsync(new Document { Id = $"d{i}", Title = "T", Text = i == 7 ? "Peace is indivisible here." : "PEACE is indivisible here." });

        var answer = await VerifyAsync("Peace is indivisible here", limit: 2);

        Assert.Equal(QuoteVerdict.Exact, answer.Verdict);
        Assert.Equal(["d7", "d0"], answer.Matches.Select(match => match.DocumentId));
        Assert.Equal((9, false), (answer.Documents, answer.IsAtLeast));
    }

    [Theory]
    [InlineData("too short")]
    [InlineData("“… — …”")]
    [InlineData("")]
    public async Task Too_few_letters_are_refused(string quote)
    {
        var refusal = await Assert.ThrowsAsync<SemanticSearchException>(() => VerifyAsync(quote));

        Assert.Equal(ErrorKind.InvalidRequest, refusal.Kind);
        Assert.Contains("at least 12", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_out_of_range_is_refused()
    {
        await Assert.ThrowsAsync<SemanticSearchException>(() => VerifyAsync(new string('x', QuoteRequest.MaximumLength + 1)));
        await Assert.ThrowsAsync<SemanticSearchException>(() => VerifyAsync("long enough a quotation", limit: 0));
    }

    [Fact]
    public async Task A_quotation_of_ten_thousand_characters_is_found_exact_and_altered()
    {
        var random = new Random(3);
        var text = string.Join(' ', Enumerable.Range(0, 4_000).Select(_ => $"w{random.Next(900)}"));
        await PutAsync(new Document { Id = "long", Title = "Long", Text = text });
        var start = text.IndexOf(' ', 3_000) + 1;
        var quote = text[start..text.IndexOf(' ', 13_000)];

        Assert.Equal(QuoteVerdict.Exact, (await VerifyAsync(quote)).Verdict);
        var altered = await VerifyAsync(quote.Insert(quote.IndexOf(' ', 5_000), " not"));
        Assert.Equal(QuoteVerdict.Altered, altered.Verdict);
        Assert.Equal([QuoteEditConcern.Negation], Assert.Single(altered.Matches[0].Edits).Concerns);
    }

    [Fact]
    public async Task Verdicts_on_the_seeds_are_right()
    {
        foreach (var file in Seeds.Briefs)
        {
            var source = DocumentSourceOf(file);
            await PutAsync((await Some.Reader().ReadAsync(source, Cancel)).Document);
        }
        var page = await _store.ListDocumentsAsync(_collection, null, 100, Cancel);
        var stored = await _store.GetDocumentsAsync(_collection, [.. page.Select(record => record.Id)], Cancel);
        var scores = new QuoteScores();

        foreach (var quote in new QuoteCases([.. page.Select(record => stored[record.Id].Document)], seed: 1).Make(each: 60))
            scores.Add(quote, await _verifier.VerifyAsync(new QuoteRequest { Quote = quote.Quote, Document = quote.Document }, Cancel));

        Assert.All(
            [QuoteVerdict.Exact, QuoteVerdict.Repaired, QuoteVerdict.Spliced, QuoteVerdict.Misattributed],
            verdict => Assert.True(scores.Precision(verdict) >= 0.99 && scores.Recall(verdict) >= 0.99, $"{scores}"));
        Assert.True(scores.Recall(QuoteVerdict.Altered) >= 0.98, $"{scores}");
        Assert.DoesNotContain(scores.Errors, error => error.Case.Source is null && error.Answer.Verdict < QuoteVerdict.Altered);
    }

    static SemanticSearch.Reading.DocumentSource DocumentSourceOf(string file) =>
        new(Path.GetFileName(file), _ => ValueTask.FromResult<Stream>(File.OpenRead(file))) { FileName = Path.GetFileName(file) };

    Task<QuoteResponse> VerifyAsync(string quote, int limit = 5) =>
        _verifier.VerifyAsync(new QuoteRequest { Quote = quote, Limit = limit }, Cancel);

    Task<bool> PutAsync(Document document) => _store.PutDocumentAsync(
        _collection,
        new IndexedDocument(document, new byte[32], [], [], [], FoldedText.Of(document.Text).JoinWords()),
        Cancel);
}
