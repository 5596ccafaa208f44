namespace SemanticSearch.Gazetteer;

/// <summary>What a name is to the concept that it names.</summary>
enum NameSort
{
    /// <summary>The name it goes by.</summary>
    Name,

    /// <summary>Another name that texts use and that is worth searching for.</summary>
    OtherName,

    /// <summary>A name that it had.</summary>
    FormerName,

    /// <summary>Its initials or another short form.</summary>
    Abbreviation,

    /// <summary>What is of it, or who: Iranian, Iranians.</summary>
    Adjective,

    /// <summary>Its capital or seat, which may stand for the government or be only the place.</summary>
    Capital,

    /// <summary>A building, street or office that stands for its government.</summary>
    Metonym,

    /// <summary>A formal or foreign name: understood, not searched for.</summary>
    Variant,
}
