namespace SemanticSearch.Reading.Office;

/// <summary>What <see cref="OdtWalker"/> knows of the place it is at; a note or a text box has its own.</summary>
sealed class OdtFlow
{
    /// <summary>How many paragraphs are open; more than one only in documents that are not valid.</summary>
    public int Paragraphs { get; set; }

    /// <summary>The open lists.</summary>
    public Stack<OdtList> Lists { get; } = new();

    /// <summary>For the open paragraph and each open span in it, whether its text is hidden.</summary>
    public Stack<bool> Hidden { get; } = new();

    /// <summary>Whether what is read now is shown.</summary>
    public bool IsVisible => Paragraphs > 0 && !(Hidden.TryPeek(out var isHidden) && isHidden);

    /// <summary>Whether the open paragraph ends a page.</summary>
    public bool BreaksAfter { get; set; }
}
