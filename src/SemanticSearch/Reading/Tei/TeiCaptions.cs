namespace SemanticSearch.Reading.Tei;

/// <summary>Sets the captions of figures aside until the paragraph that the figures stand in has ended.</summary>
sealed class TeiCaptions
{
    readonly List<string> _waiting = [];
    CanonicalTextBuilder _caption = new();
    int _depth;

    /// <summary>Whether a figure is open, to which all characters belong.</summary>
    public bool IsOpen => _depth > 0;

    /// <summary>A figure begins.</summary>
    public void Begin() => _depth++;

    /// <summary>Characters of the figure's head, description or caption.</summary>
    public void Append(string characters) => _caption.Append(characters);

    /// <summary>The figure ends.</summary>
    public void End()
    {
        if (--_depth > 0)
            return;
        if (_caption.Length > 0)
            _waiting.Add(_caption.ToString());
        _caption = new CanonicalTextBuilder();
    }

    /// <summary>The captions that wait, which wait no longer.</summary>
    public IReadOnlyList<string> Take()
    {
        if (_waiting.Count == 0)
            return [];
        string[] captions = [.. _waiting];
        _waiting.Clear();
        return captions;
    }
}
