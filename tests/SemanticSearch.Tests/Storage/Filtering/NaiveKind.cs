namespace SemanticSearch.Tests.Storage.Filtering;

/// <summary>How values compare, by the documentation.</summary>
enum NaiveKind
{
    Text,
    Identity,
    Name,
    Language,
    Country,
    Days,
    Number,
    Flag,
    Scalar,
}
