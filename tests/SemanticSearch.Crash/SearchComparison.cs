namespace SemanticSearch.Crash;

/// <summary>Asks two indexes the same questions.</summary>
/// <param name="isExact">Whether scores are the same to the last bit. On Qdrant of many chunks
/// that score alike not the same ones are among the best: nearly all passages are.</param>
sealed class SearchComparison(bool isExact)
{
    const int Questions = 40;
    const int First = 10;
    const double LeastShared = 0.95;

    /// <summary>Sees that the same passages come in the same order with the same scores, or nearly so.</summary>
    /// <exception cref="LostException">They do not.</exception>
    public async Task RequireEqualAsync(OpenIndex index, OpenIndex fresh, Random random, CancellationToken cancellationToken)
    {
        var shared = Enum.GetValues<SearchMode>().ToDictionary(mode => mode, _ => new List<double>());
        for (var i = 0; i < Questions; i++)
        {
            var words = new Brief(random.Next(2_000), 1).Body.Split(' ');
            var question = string.Join(' ', words.Skip(random.Next(words.Length - 8)).Take(8));
            foreach (var (mode, shares) in shared)
            {
                var (found, expected) = (
                    await index.SearchAsync(question, mode, cancellationToken), await fresh.SearchAsync(question, mode, cancellationToken));
                if (isExact && !found.SequenceEqual(expected))
                    throw new LostException($"'{question}' ({mode}) finds {string.Join(", ", found)}; a fresh index {string.Join(", ", expected)}");
                shares.Add(Share(Documents(found), Documents(expected)));
            }
        }

        Console.WriteLine($"of what a fresh index finds first is found: {string.Join(", ", shared.Select(mode => $"{mode.Key} {mode.Value.Average():p1}"))}");
        foreach (var (mode, shares) in shared.Where(mode => mode.Value.Average() < LeastShared))
            throw new LostException($"only {shares.Average():p0} of what a fresh index finds ({mode}) is found");
    }

    // Several of the first passages may be of one document.
    static HashSet<string> Documents(IReadOnlyList<string> passages) =>
        passages.Take(First).Select(passage => passage.Split(' ')[0]).ToHashSet(StringComparer.Ordinal);

    static double Share(HashSet<string> found, HashSet<string> expected) =>
        expected.Count == 0 ? 1 : found.Intersect(expected).Count() / (double)expected.Count;
}
