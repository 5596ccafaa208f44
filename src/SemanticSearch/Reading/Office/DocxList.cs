namespace SemanticSearch.Reading.Office;

/// <summary>A list of a DOCX file as it is defined (abstract numbering, ECMA-376 part 1, 17.9.1), and its numbers so far.</summary>
sealed class DocxList
{
    /// <summary>Levels of a list.</summary>
    public const int Levels = 9;

    readonly DocxLevel?[] _levels = new DocxLevel?[Levels];
    readonly int?[] _numbers = new int?[Levels];

    /// <summary>The numbering style that it takes its levels from, or null.</summary>
    public string? TakesStyle { get; set; }

    /// <summary>The numbering style that it gives its levels to, or null.</summary>
    public string? GivesStyle { get; set; }

    /// <summary>The level of an index from 0, or null.</summary>
    public DocxLevel? this[int index]
    {
        get => _levels[index];
        set => _levels[index] = value;
    }

    /// <summary>Goes on to the next number of a level and lets deeper ones start again.</summary>
    /// <param name="index">The level, from 0.</param>
    /// <param name="level">How it is numbered.</param>
    /// <param name="start">The number to go on with, or null for the next one.</param>
    public void Advance(int index, DocxLevel level, int? start)
    {
        _numbers[index] = start ?? (_numbers[index] is { } number and < int.MaxValue ? number + 1 : level.Start);
        for (var deeper = index + 1; deeper < Levels; deeper++)
            if (_levels[deeper]?.Restart is not { } restart || index < restart)
                _numbers[deeper] = null;
    }

    /// <summary>The number that a level has come to.</summary>
    public int NumberOf(int index) => _numbers[index] ?? _levels[index]?.Start ?? 1;
}
