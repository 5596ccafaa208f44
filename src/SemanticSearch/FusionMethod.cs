using System.Text.Json.Serialization;

namespace SemanticSearch;

/// <summary>How the legs of a hybrid search become one ranking.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<FusionMethod>))]
public enum FusionMethod
{
    /// <summary>The weighted sum of each leg's scores, normalised to 0 to 1 over the candidates.</summary>
    Normalized,

    /// <summary>Reciprocal rank fusion: the weighted sum of 1 / (k + rank). Cormack, Clarke and Büttcher 2009,
    /// https://doi.org/10.1145/1571941.1572114.</summary>
    ReciprocalRank,
}
