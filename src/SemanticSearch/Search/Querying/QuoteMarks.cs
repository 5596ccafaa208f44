using System.Buffers;

namespace SemanticSearch.Search.Querying;

/// <summary>The marks that quote a phrase, straight and typographic, in whatever pairs keyboards and languages make; apostrophes do not.</summary>
static class QuoteMarks
{
    static readonly SearchValues<char> Marks = SearchValues.Create("\"“”„‟«»〝〞＂");

    /// <summary>Whether a character is one.</summary>
    public static bool Is(char c) => Marks.Contains(c);

    /// <summary>The offset of the next one from there; -1 if there is none.</summary>
    public static int Next(string text, int from)
    {
        var at = text.AsSpan(from).IndexOfAny(Marks);
        return at < 0 ? -1 : from + at;
    }
}
