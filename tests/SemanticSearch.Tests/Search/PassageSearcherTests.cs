using System.Text.Json;
using SemanticSearch.Reading;
using SemanticSearch.Tests.Support;

namespace SemanticSearch.Tests.Search;

public sealed class PassageSearcherTests : IAsyncLifetime
{
    readonly Library _library = new();

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        DocumentSource[] sources =
        [
            Text("fji.txt", "The rising sea drowns our islands. Climate change is the gravest threat to our people and to our fishermen.", "FJI", "2009"),
            Text("fji-again.txt", "The rising sea drowns our islands. Climate change is the gravest threat to our people and to our fishermen!", "FJI", "2010"),
            Text("deu.txt", "We shall cut emissions, since climate change threatens harvests, and we shall finance wind power abroad.", "DEU", "2009"),
            Text("mmr.txt", "The general spoke of the ceasefire with the armed groups of the hills and of elections to come.", "MMR", "2010"),
            Text("usa.txt", "The President signed the treaty that bans nuclear tests in the atmosphere, in space and under water.", "USA", "1963"),
            Text("note.txt", "The ambassador complained of the price of grain and of the closing of the border.", null, null),
            Text("s-res-1701.txt", "Calls for a full cessation of hostilities and for the deployment of fifteen thousand troops in the south.", null, "2006", "Resolution S/RES/1701 (2006)"),
        ];
        await _library.Indexer.IndexAsync("default", sources, Cancel).ToListAsync(Cancel);
    }

    [Fact]
    public async Task Filters_never_leak_and_the_interpretation_tells_them()
    {
        var found = await SearchAsync(new() { Query = "climate change country:FJI,USA", Filter = Filter.Compare(FilterType.Gte, "year", 2000), MinimumRelevance = RelevanceBand.None });

        Assert.All(found.Passages, passage => Assert.StartsWith("fji", passage.DocumentId, StringComparison.Ordinal));
        Assert.Equal(2, found.Passages.Count);
        Assert.Equal("climate change", found.Interpretation.Words);
        Assert.Equal(FilterType.And, found.Interpretation.Filter!.Type);
        Assert.Equal(2, found.Coverage.Documents);
    }

    [Fact]
    public async Task What_conditions_leave_out_is_no_part_of_a_passage_between_others()
    {
        var sentences = Enumerable.Range(1, 60).Select(n => n is > 18 and < 38
            ? $"The delegates of Zanzibarland spoke of tariffs on cloves in round {n}."
            : $"The inspectors measured uranium enrichment at the facility in visit {n}.");
        await _library.Indexer.IndexAsync("default", [Text("gap.txt", string.Join(' ', sentences), null, null)], Cancel).ToListAsync(Cancel);

        var all = await SearchAsync(new() { Query = "uranium enrichment facility" });
        var without = await SearchAsync(new() { Query = "uranium enrichment facility -Zanzibarland", Context = new ContextWindow(0, 0) });

        Assert.Contains(all.Passages, passage => passage.Text.Contains("uranium", StringComparison.Ordinal));
        Assert.NotEmpty(without.Passages);
        Assert.DoesNotContain(without.Passages, passage => passage.Text.Contains("Zanzibarland", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_phrase_of_common_words_is_no_condition_and_the_answer_says_so()
    {
        var found = await SearchAsync(new() { Query = "\"who will\" cut emissions -the" });

        Assert.NotEmpty(found.Passages);
        Assert.Empty(found.Interpretation.Phrases);
        Assert.Empty(found.Interpretation.Excluded);
        Assert.Contains(found.Warnings, warning => warning.Contains("'who will'", StringComparison.Ordinal));
        Assert.Contains(found.Warnings, warning => warning.Contains("'the'", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_bad_filter_names_the_field_and_those_there_are()
    {
        var error = await Assert.ThrowsAsync<SemanticSearchException>(() => SearchAsync(new() { Query = "oil", Filter = Filter.Compare(FilterType.Eq, "contry", "FJI") }));

        Assert.Equal(ErrorKind.InvalidRequest, error.Kind);
        Assert.Contains("'contry'", error.Message, StringComparison.Ordinal);
        Assert.Contains("did you mean 'country'?", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(SearchMode.Hybrid)]
    [InlineData(SearchMode.Dense)]
    [InlineData(SearchMode.Lexical)]
    public async Task Quoted_phrases_must_and_excluded_words_must_not_occur(SearchMode mode)
    {
        var quoted = await SearchAsync(new() { Query = "the \"gravest threat\"", Mode = mode });
        var excluded = await SearchAsync(new() { Query = "climate change -islands", Mode = mode, MinimumRelevance = RelevanceBand.None });

        Assert.All(quoted.Passages, passage => Assert.Contains("gravest threat", passage.Text, StringComparison.Ordinal));
        Assert.Equal(2, quoted.Passages.Count);
        Assert.DoesNotContain(excluded.Passages, passage => passage.Text.Contains("islands", StringComparison.Ordinal));
        Assert.Contains(excluded.Passages, passage => passage.DocumentId == "deu.txt");
    }

    [Fact]
    public async Task What_is_understood_lifts_what_it_fits()
    {
        var boosted = await SearchAsync(new() { Query = "What did Germany say about climate change in 2009?", Explain = true });
        var plain = await SearchAsync(new() { Query = "What did Germany say about climate change in 2009?", Understand = UnderstandingMode.Off });

        Assert.Equal("deu.txt", boosted.Passages[0].DocumentId);
        Assert.Equal(["country DEU", "date 2009", "fits in all"], boosted.Passages[0].Explanation!.Adjustments.Select(one => one.Reason));
        Assert.NotNull(boosted.Timings);
        Assert.Equal(["DEU", "2009"], boosted.Interpretation.Parts.Select(part => part.Id));
        Assert.Empty(plain.Interpretation.Parts);
    }

    [Fact]
    public async Task Or_is_a_filter_if_asked_for()
    {
        var found = await SearchAsync(new() { Query = "elections in Burma in 2010", Understand = UnderstandingMode.Filter, MinimumRelevance = RelevanceBand.None });

        Assert.Equal(["mmr.txt"], found.Passages.Select(passage => passage.DocumentId));
    }

    [Fact]
    public async Task Understood_parts_are_told_where_they_stand_in_the_query()
    {
        var query = "year:2010  elections in Burma";
        var part = Assert.Single((await SearchAsync(new() { Query = query })).Interpretation.Parts);

        Assert.Equal("Burma", query[part.Start..part.End]);
    }

    [Fact]
    public async Task A_reference_leads_to_its_document()
    {
        var found = await SearchAsync(new() { Query = "S/RES/1701" });

        Assert.Equal("s-res-1701.txt", found.Passages[0].DocumentId);
        Assert.Equal(RelevanceBand.Strong, found.Passages[0].Relevance);
    }

    [Fact]
    public async Task A_reference_does_not_break_a_filter()
    {
        var found = await SearchAsync(new() { Query = "S/RES/1701 troops year:1963", MinimumRelevance = RelevanceBand.None });

        Assert.DoesNotContain(found.Passages, passage => passage.DocumentId == "s-res-1701.txt");
    }

    [Fact]
    public async Task Near_duplicates_are_folded_into_the_better_one()
    {
        var found = await SearchAsync(new() { Query = "the rising sea and climate change", CollapseDuplicates = true });

        var folded = Assert.Single(found.Passages, passage => passage.DocumentId.StartsWith("fji", StringComparison.Ordinal));
        Assert.Single(folded.Duplicates);
        Assert.Equal(Enumerable.Range(1, found.Passages.Count), found.Passages.Select(passage => passage.Rank));
    }

    [Fact]
    public async Task Folding_that_leaves_less_than_there_is_warns()
    {
        await using var library = new Library();
        var repeated = Enumerable.Range(0, 8).Select(i => Text($"{i}.txt", "The rising sea drowns our islands, and the price of grain has doubled.", null, null));
        await library.Indexer.IndexAsync("default", [.. repeated, Text("other.txt", "The harvest of grain failed.", null, null)], Cancel).ToListAsync(Cancel);

        var some = await library.Searcher.SearchAsync(
            new() { Query = "the rising sea drowns our islands", CollapseDuplicates = true, Limit = 2, MinimumRelevance = RelevanceBand.None }, Cancel);
        var all = await library.Searcher.SearchAsync(
            new() { Query = "the rising sea drowns our islands", CollapseDuplicates = true, Limit = 5, MinimumRelevance = RelevanceBand.None }, Cancel);

        Assert.Single(some.Passages);
        Assert.Contains("near-duplicates were folded", Assert.Single(some.Warnings), StringComparison.Ordinal);
        Assert.Equal(2, all.Passages.Count);
        Assert.Empty(all.Warnings);
    }

    [Fact]
    public async Task Diversity_puts_repetition_back()
    {
        var plain = await SearchAsync(new() { Query = "climate change", Limit = 2 });
        var diverse = await SearchAsync(new() { Query = "climate change", Limit = 2, Diversity = 0.5 });

        Assert.Equal(2, plain.Passages.Count);
        Assert.Contains(diverse.Passages, passage => passage.DocumentId == "deu.txt");
        Assert.Contains(diverse.Passages, passage => passage.DocumentId.StartsWith("fji", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Recency_lifts_what_is_near_a_day()
    {
        var decay = new DateDecay(30, 1, new DateOnly(2010, 6, 1));
        var found = await SearchAsync(new() { Query = "the rising sea drowns our islands", Recency = decay, Explain = true });

        Assert.Equal("fji-again.txt", found.Passages[0].DocumentId);
        Assert.Contains(found.Passages[1].Explanation!.Adjustments, one => one is { Reason: "recency", Amount: < 0 });
    }

    [Fact]
    public async Task Similar_passages_leave_their_own_document_out()
    {
        var found = await SearchAsync(new() { Similar = "fji.txt", Limit = 1 });
        var cited = await SearchAsync(new() { Similar = found.Passages[0].Citation, Limit = 1 });

        Assert.Equal("fji-again.txt", found.Passages[0].DocumentId);
        Assert.Equal(SearchMode.Dense, found.Mode);
        Assert.Equal("fji.txt", cited.Passages[0].DocumentId);
        var missing = await Assert.ThrowsAsync<SemanticSearchException>(() => SearchAsync(new() { Similar = "nowhere.txt" }));
        Assert.Equal(ErrorKind.NotFound, missing.Kind);
    }

    [Fact]
    public async Task Facets_and_coverage_count_documents()
    {
        var found = await SearchAsync(new() { Query = "climate change", Mode = SearchMode.Lexical, Facets = ["country", "year"], Limit = 1 });

        Assert.Equal([("FJI", 2L), ("DEU", 1L)], found.Facets[0].Values.Select(value => (value.Value, value.Documents)));
        Assert.Equal(3, found.Total.Documents);
        Assert.Equal((7L, 1L), (found.Coverage.Documents, found.Coverage.Undated));
        Assert.Equal(new DateOnly(1963, 1, 1), found.Coverage.Earliest);
    }

    [Fact]
    public async Task Groups_list_the_documents_of_the_answer()
    {
        var found = await SearchAsync(new() { Query = "climate change", GroupByDocument = true, Limit = 2 });

        Assert.Equal(2, found.Groups.Count);
        Assert.Equal(found.Passages.Select(passage => passage.DocumentId).Distinct(), found.Groups.Select(group => group.DocumentId));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task As_many_documents_come_back_as_are_asked_for_though_one_has_all_of_the_best_chunks(bool isGrouped)
    {
        await using var library = new Library(("Ranking:Depth", "10"));
        var visits = Enumerable.Range(1, 300).Select(n => $"The inspectors measured uranium enrichment at the facility in visit {n}.");
        var towns = Enumerable.Range(1, 6).Select(n => Text($"{n}.txt", $"Inspectors of uranium met the mayor of town {n}, who spoke of the harvest.", null, null));
        await library.Indexer.IndexAsync("default", [Text("visits.txt", string.Join(' ', visits), null, null), .. towns], Cancel).ToListAsync(Cancel);

        var found = await library.Searcher.SearchAsync(
            new()
            {
                Query = "the inspectors measured uranium enrichment at the facility",
                Mode = SearchMode.Dense,
                Limit = 4,
                GroupByDocument = isGrouped,
                PassagesPerDocument = 1,
            },
            Cancel);

        Assert.Equal("visits.txt", found.Passages[0].DocumentId);
        Assert.Equal(4, found.Passages.Select(passage => passage.DocumentId).Distinct().Count());
    }

    [Theory]
    [InlineData("best pizza dough recipe with yeast", "more to do with the query")]
    [InlineData("treaty country:FRA", "fulfils the filter")]
    [InlineData("\"purple elephants\" treaty", "holds \"purple elephants\"")]
    public async Task An_empty_answer_says_why(string query, string reason)
    {
        var found = await SearchAsync(new() { Query = query });

        Assert.Empty(found.Passages);
        Assert.Contains(reason, found.EmptyReason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_slip_is_corrected_where_that_finds_more()
    {
        var slip = await SearchAsync(new() { Query = "the ambassadro and the grain" });
        var right = await SearchAsync(new() { Query = "the ambassador and the grain" });
        var operators = await SearchAsync(new() { Query = "-fisheries ambassadro and the grain" });

        Assert.Contains("-fisheries ambassador and the grain", operators.Interpretation.DidYouMean, StringComparison.Ordinal);
        Assert.Contains("ambassador", slip.Interpretation.DidYouMean, StringComparison.Ordinal);
        Assert.Null(right.Interpretation.DidYouMean);
    }

    [Fact]
    public async Task A_reranker_that_is_not_set_cannot_be_asked_for()
    {
        var error = await Assert.ThrowsAsync<SemanticSearchException>(() => SearchAsync(new() { Query = "grain", Rerank = true }));

        Assert.Contains("Reranker", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reranker_orders_the_best_passages_again()
    {
        using var folder = new TemporaryFolder();
        var model = TinyCrossEncoder.Write(folder.At("reranker"), 1, 64, "climate", "change", "wind", "power", "sea", "islands");
        await using var library = new Library(("DataFolder", _library.DataFolder), ("Ranking:Reranker", model), ("Ranking:RerankBudgetMilliseconds", "60000"));

        var found = await library.Searcher.SearchAsync(new() { Query = "climate change", Explain = true }, Cancel);

        Assert.Empty(found.Warnings);
        var scores = found.Passages.Select(passage => passage.Explanation!.RerankScore).ToList();
        Assert.All(scores, score => Assert.NotNull(score));
        Assert.Equal(scores.OrderDescending(), scores);
    }

    public ValueTask DisposeAsync() => _library.DisposeAsync();

    Task<SearchResponse> SearchAsync(SearchRequest request) => _library.Searcher.SearchAsync(request, Cancel);

    static DocumentSource Text(string id, string text, string? country, string? date, string? title = null)
    {
        var metadata = new Dictionary<string, JsonElement>();
        if (country is not null)
            metadata["country"] = JsonSerializer.SerializeToElement(country);
        if (date is not null)
            metadata["date"] = JsonSerializer.SerializeToElement(date);
        return DocumentSource.FromText(id, text, title: title, metadata: metadata);
    }
}
