using System.Text;

namespace SemanticSearch.Search.Querying;

/// <summary>Puts together what is left of a query, and remembers where it came from.</summary>
/// <param name="query">The query.</param>
sealed class KeptText(string query)
{
    readonly StringBuilder _text = new();
    readonly List<int> _offsets = [];
    Gap _gap;

    enum Gap
    {
        None,
        OfMark,
        Wide,
    }

    /// <summary>The offset in the query of each character.</summary>
    public IReadOnlyList<int> Offsets => _offsets;

    /// <summary>Keeps a part of the query; runs of white space become a space.</summary>
    public void Keep(int start, int end)
    {
        for (var at = start; at < end; at++)
        {
            if (char.IsWhiteSpace(query[at]))
            {
                Part();
                continue;
            }
            if (_text.Length > 0 && (_gap == Gap.Wide || (_gap == Gap.OfMark && IsOfWord(query[at]) && IsOfWord(_text[^1]))))
                Append(' ', at - 1);
            _gap = Gap.None;
            Append(query[at], at);
        }
    }

    /// <summary>What is kept next is a word of its own.</summary>
    public void Part() => _gap = Gap.Wide;

    /// <summary>A quotation mark is left out: letters on its two sides are words of their own, punctuation stays where it is.</summary>
    public void PartByMark() => _gap = _gap == Gap.Wide ? Gap.Wide : Gap.OfMark;

    /// <inheritdoc/>
    public override string ToString() => _text.ToString();

    // Letters beyond the first plane are pairs of surrogates.
    static bool IsOfWord(char c) => char.IsLetterOrDigit(c) || char.IsSurrogate(c);

    void Append(char c, int offset)
    {
        _text.Append(c);
        _offsets.Add(offset);
    }
}
