using System.Text.Json;

namespace SemanticSearch.Reading.Tables;

/// <summary>A row of a table.</summary>
/// <param name="Number">Where it stands, from 1: the row of a sheet, its header counted; the line, or the place in an array.</param>
/// <param name="Columns">The names of its columns.</param>
/// <param name="Values">One value a column.</param>
/// <param name="Problem">Why it cannot be read, or null.</param>
sealed record TableRow(long Number, IReadOnlyList<string> Columns, IReadOnlyList<JsonElement> Values, string? Problem = null)
{
    /// <summary>A row that cannot be read.</summary>
    public static TableRow Broken(long number, string problem) => new(number, [], [], problem);

    /// <summary>The text of a column, an array's parts on lines of their own; empty if there is no such column or nothing in it.</summary>
    public string TextOf(string? column)
    {
        for (var i = 0; i < Columns.Count; i++)
        {
            if (string.Equals(Columns[i], column, StringComparison.OrdinalIgnoreCase))
                return TextOf(Values[i]);
        }
        return "";
    }

    /// <summary>Whether nothing is in any column.</summary>
    public bool IsBlank => Problem is null && Values.All(value => TextOf(value).Length == 0);

    static string TextOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null or JsonValueKind.Undefined => "",
        JsonValueKind.Array => string.Join('\n', value.EnumerateArray().Select(part => part.ToString().Trim())),
        _ => value.ToString().Trim(),
    };
}
