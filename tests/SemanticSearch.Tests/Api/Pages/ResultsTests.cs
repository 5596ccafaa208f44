using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using SemanticSearch.Api.Pages;
using SemanticSearch.Tests.Support;

namespace SemanticSearch.Tests.Api.Pages;

public class ResultsTests
{
    const string Line = "No further passage answers. These are nearest:";

    [Fact]
    public async Task Nearest_passages_do_not_pass_for_matches()
    {
        var page = await RenderAsync(documents: 0, RelevanceBand.None, RelevanceBand.None);

        Assert.Contains("Nothing answers this; the nearest passages", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Nothing matches", page, StringComparison.Ordinal);
        Assert.DoesNotContain(Line, page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_line_parts_what_matches_from_what_is_nearest()
    {
        var page = await RenderAsync(documents: 1, RelevanceBand.Strong, RelevanceBand.None, RelevanceBand.Weak, RelevanceBand.None);

        Assert.Equal(3, page[..page.IndexOf(Line, StringComparison.Ordinal)].Split("<article").Length - 1);
        Assert.Contains("start=\"4\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_all_matches_or_nobody_can_tell_there_is_no_line()
    {
        Assert.DoesNotContain(Line, await RenderAsync(documents: 1, RelevanceBand.Weak), StringComparison.Ordinal);
        Assert.DoesNotContain(Line, await RenderAsync(documents: 1, null, null), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_requests_could_set_is_not_asked_of_readers()
    {
        var page = await RenderAsync(documents: 0);

        Assert.Contains("No passage answers this.", page, StringComparison.Ordinal);
        Assert.DoesNotContain("minimumRelevance", page, StringComparison.Ordinal);
    }

    static async Task<string> RenderAsync(long documents, params RelevanceBand?[] bands)
    {
        var answer = new SearchResponse
        {
            Query = "locks",
            Collection = "default",
            Mode = SearchMode.Hybrid,
            Model = "some",
            Interpretation = new QueryInterpretation { Words = "locks", Mode = UnderstandingMode.Off },
            Scope = new SearchScope(4, 4),
            Total = new SearchTotal(documents, documents, TotalRelation.Exact),
            Coverage = new SearchCoverage(4, 4, null, null, 0),
            Warnings = [],
            EmptyReason = bands.Length == 0 ? "lower 'minimumRelevance'" : null,
            TookMilliseconds = 1,
            Passages = [.. bands.Select((band, at) => SomePassage.Of($"Passage {at}.", at + 1) with { Relevance = band })],
        };
        await using var services = new ServiceCollection().AddLogging().BuildServiceProvider();
        await using var renderer = ActivatorUtilities.CreateInstance<HtmlRenderer>(services);
        return await renderer.Dispatcher.InvokeAsync(async () => (await renderer.RenderComponentAsync<Results>(ParameterView.FromDictionary(
            new Dictionary<string, object?> { [nameof(Results.Form)] = new SearchForm { Q = "locks" }, [nameof(Results.Answer)] = answer }))).ToHtmlString());
    }
}
