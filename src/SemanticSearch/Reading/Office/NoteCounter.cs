namespace SemanticSearch.Reading.Office;

/// <summary>Counts the notes of one kind as they are called, and gives each the number that is printed.</summary>
/// <param name="sections">How those of each section are numbered, in order; those after the last section as those in it.</param>
sealed class NoteCounter(IReadOnlyList<NoteNumbering> sections)
{
    int _section;
    int? _number;

    NoteNumbering Rule => sections.Count == 0 ? NoteNumbering.None : sections[Math.Min(_section, sections.Count - 1)];

    /// <summary>The number of the next note.</summary>
    public string Next(string formatOtherwise)
    {
        _number = _number is { } number and < int.MaxValue ? number + 1 : Rule.Start ?? 1;
        return DocxLevel.Write(_number.Value, Rule.Format ?? formatOtherwise);
    }

    /// <summary>The next section begins.</summary>
    public void BeginSection()
    {
        _section++;
        if (Rule.Restart is "eachSect" or "eachPage")
            _number = null;
    }

    /// <summary>The next page begins.</summary>
    public void BeginPage()
    {
        if (Rule.Restart == "eachPage")
            _number = null;
    }
}
