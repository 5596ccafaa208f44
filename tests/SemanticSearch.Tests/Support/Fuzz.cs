namespace SemanticSearch.Tests.Support;

/// <summary>How long tests with random damage go on.</summary>
static class Fuzz
{
    /// <summary>How many inputs a format is given: 1,000, or what <c>SEMSEARCH_FUZZ_INPUTS</c> says.</summary>
    public static int Inputs { get; } =
        int.TryParse(Environment.GetEnvironmentVariable("SEMSEARCH_FUZZ_INPUTS"), out var inputs) ? inputs : 1_000;
}
