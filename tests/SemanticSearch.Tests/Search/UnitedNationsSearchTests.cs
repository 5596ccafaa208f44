using System.Globalization;

namespace SemanticSearch.Tests.Search;

/// <summary>Questions about who said what when, made of the metadata of the UN General Debate corpus: the right speech comes first.</summary>
public sealed class UnitedNationsSearchTests(UnitedNationsCorpus corpus) : IClassFixture<UnitedNationsCorpus>
{
    const int Questions = 100;

    static readonly string[] Topics =
    [
        "climate change", "nuclear disarmament", "terrorism", "the reform of the Security Council", "poverty", "human rights", "peacekeeping",
        "refugees", "free trade", "the Middle East",
    ];

    [Fact]
    public async Task A_country_and_a_year_lead_to_the_speech()
    {
        var speeches = await corpus.SpeechesAsync();

        await AssertFirstAsync(Sample(speeches), speech => speech.Country);
    }

    [Fact]
    public async Task A_speaker_and_a_year_lead_to_the_speech()
    {
        var speeches = await corpus.SpeechesAsync();

        await AssertFirstAsync(Sample(speeches.Where(speech => speech.Speaker is { } name && name.Contains(' ', StringComparison.Ordinal))), speech => speech.Speaker!);
    }

    [Theory]
    [InlineData("MMR", "Burma")]
    [InlineData("NLD", "Holland")]
    [InlineData("RUS", "the Kremlin")]
    public async Task So_do_other_names_of_a_country(string code, string name)
    {
        var speeches = await corpus.SpeechesAsync();

        await AssertFirstAsync(speeches.Where(speech => speech.Code == code && int.Parse(speech.Year, CultureInfo.InvariantCulture) > 1991).ToList(), _ => name);
    }

    async Task AssertFirstAsync(List<Speech> speeches, Func<Speech, string> who)
    {
        var missed = new List<string>();
        for (var i = 0; i < speeches.Count; i++)
        {
            var question = $"What did {who(speeches[i])} say about {Topics[i % Topics.Length]} in {speeches[i].Year}?";
            var response = await corpus.Library.Searcher.SearchAsync(
                new SearchRequest { Query = question, Limit = 1, Highlight = false }, TestContext.Current.CancellationToken);
            if (response.Passages.Count == 0 || !response.Passages[0].DocumentId.EndsWith(speeches[i].File, StringComparison.Ordinal))
                missed.Add($"{question} {(response.Passages.Count == 0 ? response.EmptyReason : response.Passages[0].Title)}");
        }
        var found = speeches.Count - missed.Count;
        TestContext.Current.TestOutputHelper?.WriteLine($"{found} of {speeches.Count}");
        Assert.True(speeches.Count >= 20);
        Assert.True(found >= 0.95 * speeches.Count, $"{found} of {speeches.Count}; missed:\n{string.Join('\n', missed)}");
    }

    static List<Speech> Sample(IEnumerable<Speech> speeches)
    {
        var random = new Random(1945);
        return [.. speeches.OrderBy(speech => speech.File, StringComparer.Ordinal).OrderBy(_ => random.Next()).Take(Questions)];
    }
}
