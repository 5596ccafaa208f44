namespace SemanticSearch.Crash;

/// <summary>Asks two indexes the same questions.</summary>
static class SearchComparison
{
    const int Questions = 40;

    /// <summary>Sees that the same passages come in the same order with the same scores.</summary>
    /// <exception cref="LostException">They do not.</exception>
    public static async Task RequireEqualAsync(OpenIndex index, OpenIndex fresh, Random random, CancellationToken cancellationToken)
    {
        for (var i = 0; i < Questions; i++)
        {
            var words = new Brief(random.Next(2_000), 1).Body.Split(' ');
            var question = string.Join(' ', words.Skip(random.Next(words.Length - 8)).Take(8));
            foreach (var mode in Enum.GetValues<SearchMode>())
            {
                var (found, expected) = (
                    await index.SearchAsync(question, mode, cancellationToken), await fresh.SearchAsync(question, mode, cancellationToken));
                if (!found.SequenceEqual(expected))
                    throw new LostException($"'{question}' ({mode}) finds {string.Join(", ", found)}; a fresh index {string.Join(", ", expected)}");
            }
        }
    }
}
