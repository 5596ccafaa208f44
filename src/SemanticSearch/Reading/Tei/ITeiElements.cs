namespace SemanticSearch.Reading.Tei;

/// <summary>Takes elements and characters of TEI in their order.</summary>
interface ITeiElements
{
    /// <summary>An element begins.</summary>
    void Start(TeiElement element);

    /// <summary>The element that began last ends; the root's end comes without its beginning to those who did not see it.</summary>
    void End();

    /// <summary>Characters of the current element.</summary>
    void Write(string characters);
}
