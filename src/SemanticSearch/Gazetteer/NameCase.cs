namespace SemanticSearch.Gazetteer;

/// <summary>How a name must be written to be taken for one.</summary>
enum NameCase
{
    /// <summary>In any letters.</summary>
    Any,

    /// <summary>With a capital, or an abbreviation in capitals; in small letters it is a word: <c>turkey</c>, <c>us</c>.</summary>
    Capital,

    /// <summary>With a capital, and not after somebody's first name: <c>Michael Jordan</c>.</summary>
    Person,
}
