using System.Collections.Frozen;

namespace SemanticSearch.Lexicon;

/// <summary>English words that questions are made of and no passage is about. <c>us</c> is none: <c>U.S.</c> is written so too.</summary>
static class StopWords
{
    static readonly FrozenSet<string> Words = FrozenSet.ToFrozenSet(
        [
            "a", "about", "all", "an", "and", "any", "are", "as", "at", "be", "been", "but", "by", "can", "could", "did", "do", "does", "for",
            "from", "had", "has", "have", "he", "her", "him", "his", "how", "i", "if", "in", "into", "is", "it", "its", "may", "me", "my",
            "no", "not", "of", "on", "or", "our", "she", "should", "so", "such", "than", "that", "the", "their", "them", "then", "there",
            "these", "they", "this", "those", "to", "was", "we", "were", "what", "when", "where", "which", "who", "whom", "whose", "why",
            "will", "with", "would", "you", "your",
        ]);

    /// <summary>All of them, in small letters.</summary>
    public static IReadOnlyCollection<string> All => Words;

    /// <summary>Whether a word, in small letters, is one.</summary>
    public static bool Contains(string word) => Words.Contains(word);

    /// <summary>As <see cref="Contains(string)"/>, without making a string.</summary>
    public static bool Contains(ReadOnlySpan<char> word) => Words.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word);
}
