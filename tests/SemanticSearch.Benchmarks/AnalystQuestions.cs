namespace SemanticSearch.Benchmarks;

/// <summary>Questions as an analyst asks them of the speeches of the General Assembly: a country, a topic and a year.</summary>
static class AnalystQuestions
{
    static readonly string[] Countries = ["Fiji", "Brazil", "Norway", "Kazakhstan"];
    static readonly string[] Topics = ["climate change", "nuclear disarmament", "the reform of the Security Council", "development aid"];
    static readonly int[] Years = [1995, 2009];

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        .. from country in Countries
           from topic in Topics
           from year in Years
           select $"What did {country} say about {topic} in {year}?",
    ];
}
