using System.Text;

namespace SemanticSearch.Search.Querying;

/// <summary>Puts together what is left of a query, and remembers where it came from.</summary>
/// <param name="query">The query.</param>
sealed class KeptText(string query)
{
    readonly StringBuilder _text = new();
    readonly List<int> _offsets = [];
    bool _isParted;

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
            if (_isParted && _text.Length > 0)
                Append(' ', at - 1);
            _isParted = false;
            Append(query[at], at);
        }
    }

    /// <summary>What is kept next is a word of its own.</summary>
    public void Part() => _isParted = true;

    /// <inheritdoc/>
    public override string ToString() => _text.ToString();

    void Append(char c, int offset)
    {
        _text.Append(c);
        _offsets.Add(offset);
    }
}
