namespace SemanticSearch.Reading.Office;

/// <summary>A use of a list (numbering instance, ECMA-376 part 1, 17.9.15), with what it changes of the list's levels.</summary>
sealed class DocxListUse
{
    /// <summary>Id of the list.</summary>
    public int? List { get; set; }

    /// <summary>Levels that it defines anew.</summary>
    public DocxLevel?[] Levels { get; } = new DocxLevel?[DocxList.Levels];

    /// <summary>Numbers that it starts with; each is taken once.</summary>
    public int?[] Starts { get; } = new int?[DocxList.Levels];
}
