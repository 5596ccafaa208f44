namespace SemanticSearch.Storage.Filtering;

/// <summary>How a field's values compare.</summary>
enum FieldType
{
    /// <summary>As text without case and accents.</summary>
    Text,

    /// <summary>Character by character.</summary>
    Exact,

    /// <summary>As a person's name: equal to its last words too, so that a surname finds its bearers.</summary>
    Person,

    /// <summary>As a country: by ISO 3166 code or by any name of the gazetteer.</summary>
    Country,

    /// <summary>As a BCP 47 tag: <c>en</c> is equal to <c>en-GB</c>.</summary>
    Language,

    /// <summary>As days.</summary>
    Date,

    /// <summary>As numbers.</summary>
    Number,

    /// <summary>As true or false.</summary>
    Flag,

    /// <summary>As what the filter's value is: a field of the metadata.</summary>
    Any,
}
