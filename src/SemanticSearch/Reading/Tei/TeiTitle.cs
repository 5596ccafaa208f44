using System.Text;

namespace SemanticSearch.Reading.Tei;

/// <summary>Chooses among the titles of a TEI header: the one of type <c>complete</c>, else <c>main</c>, else the first that is neither
/// short nor that of a series, else the first.</summary>
sealed class TeiTitle
{
    readonly StringBuilder _characters = new();
    int _rank;
    int _depth;
    int _chosenRank = int.MaxValue;

    /// <summary>The best title so far, white space collapsed, or null.</summary>
    public string? Text { get; private set; }

    /// <summary>A <c>title</c> begins as the element of that depth.</summary>
    public void Begin(string? type, int depth)
    {
        _characters.Clear();
        _depth = depth;
        _rank = type switch
        {
            "complete" => 0,
            "main" => 1,
            "short" or "series" or "sub-series" or "volume-number" => 3,
            _ => 2,
        };
    }

    /// <summary>Characters, which belong to the title if one is open.</summary>
    public void Append(string characters)
    {
        if (_depth > 0)
            _characters.Append(characters);
    }

    /// <summary>The element of that depth ends, be it the title or another.</summary>
    public void End(int depth)
    {
        if (depth != _depth)
            return;
        _depth = 0;
        var words = _characters.ToString().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        if (words.Length > 0 && _rank < _chosenRank)
            (Text, _chosenRank) = (string.Join(' ', words), _rank);
    }
}
