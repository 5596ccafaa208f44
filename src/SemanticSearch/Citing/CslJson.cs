using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace SemanticSearch.Citing;

/// <summary>
/// CSL-JSON: an array of one item (https://github.com/citation-style-language/schema/blob/v1.0.2/schemas/input/csl-data.json).
/// </summary>
static class CslJson
{
    static readonly JsonSerializerOptions Readable = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = true,
    };

    /// <summary>The reference as an array of one item.</summary>
    public static string Write(Reference reference)
    {
        var item = new JsonObject
        {
            ["id"] = reference.Key,
            ["type"] = reference.Kind switch
            {
                ReferenceKind.Speech => "speech",
                ReferenceKind.Report => "report",
                ReferenceKind.Webpage => "webpage",
                _ => "document",
            },
            ["title"] = reference.Title,
        };
        if (reference.Authors.Count > 0)
            item["author"] = new JsonArray([.. reference.Authors.Select(Name)]);
        if (reference.Issued is { } issued)
            item["issued"] = Date(issued);
        Add(item, "publisher", reference.Publisher);
        Add(item, "container-title", reference.Container);
        Add(item, reference.Identifier?.StartsWith("10.", StringComparison.Ordinal) == true ? "DOI" : "number", reference.Identifier);
        Add(item, "URL", reference.Url);
        Add(item, "page", reference.Pages);
        Add(item, "section", reference.Section);
        Add(item, "language", reference.Language);
        return new JsonArray(item).ToJsonString(Readable);
    }

    static void Add(JsonObject item, string field, string? value)
    {
        if (value is not null)
            item[field] = value;
    }

    static JsonObject Name(PersonName name) => name.Family is { } family
        ? new JsonObject { ["family"] = family, ["given"] = name.Given }
        : new JsonObject { ["literal"] = name.Literal };

    static JsonObject Date(DateInterval date)
    {
        var parts = new JsonArray(Parts(date.From, date.Precision));
        if (date.Precision == DatePrecision.Range)
            parts.Add(Parts(date.To, date.Precision));
        return new JsonObject { ["date-parts"] = parts };
    }

    static JsonArray Parts(DateOnly day, DatePrecision precision) => precision switch
    {
        DatePrecision.Year => [day.Year],
        DatePrecision.Month => [day.Year, day.Month],
        _ => [day.Year, day.Month, day.Day],
    };
}
