using System.Buffers;

namespace SemanticSearch.Search.Querying;

/// <summary>The marks that quote a phrase, straight and typographic, in whatever pairs keyboards and languages make; apostrophes do not.</summary>
static class QuoteMarks
{
    static readonly SearchValues<char> Marks = SearchValues.Create("\"“”„‟«»〝〞＂");

    /// <summary>Whether a character is one.</summary>
    public static bool Is(char c) => Marks.Contains(c);

    /// <summary>The offset of the mark that closes what the mark at <paramref name="opening"/> opens; -1 if that opens nothing: there is none
    /// after it, or it is a straight one right after a digit, which stands for inches or seconds.</summary>
    public static int Closing(string text, int opening)
    {
        if (text[opening] == '"' && opening > 0 && char.IsDigit(text[opening - 1]))
            return -1;
        var distance = text.AsSpan(opening + 1).IndexOfAny(Marks);
        return distance < 0 ? -1 : opening + 1 + distance;
    }
}
