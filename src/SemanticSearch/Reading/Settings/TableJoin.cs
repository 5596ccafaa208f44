using System.Text.Json;
using SemanticSearch.Reading.Facts;

namespace SemanticSearch.Reading.Settings;

/// <summary>Looks documents up in a table by the values of their fields.</summary>
/// <param name="TablePath">The table's file.</param>
/// <param name="On">The fields whose values a row must have, in the order of the table's keys.</param>
/// <param name="Take">The fields that a row gives, in the order of the table's values.</param>
/// <param name="Table">The rows.</param>
sealed record TableJoin(string TablePath, IReadOnlyList<string> On, IReadOnlyList<string> Take, JoinTable Table)
{
    /// <summary>The fields that the document's row gives; null if there is no such row.</summary>
    public Dictionary<string, JsonElement>? Find(Dictionary<string, JsonElement> fields)
    {
        var key = On.Select(field => fields.TryGetValue(field, out var value) ? FieldValues.Line(value) : null).ToList();
        if (key.Contains(null) || Table.Find(key!) is not { } row)
            return null;
        var found = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        for (var i = 0; i < Take.Count; i++)
        {
            if (row[i].Length > 0)
                found[Take[i]] = JsonSerializer.SerializeToElement(row[i]);
        }
        return found;
    }
}
