namespace SemanticSearch.Storage;

/// <summary>A word of a query that a chunk has or lacks, whatever form of it.</summary>
/// <param name="Terms">Terms of which any one stands for it: its stem, and names of the same thing.</param>
/// <param name="Preferred">Preferred filters of which any one stands for it too, as bits: a speech of Fiji need not name Fiji.</param>
sealed record SearchWord(IReadOnlyList<string> Terms, uint Preferred = 0);
