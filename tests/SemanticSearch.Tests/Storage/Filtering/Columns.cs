using System.Globalization;
using SemanticSearch.Storage.Filtering;

namespace SemanticSearch.Tests.Storage.Filtering;

/// <summary>Makes columns of texts by row.</summary>
static class Columns
{
    public static FieldColumn OfTexts(string field, params string[][] rows) =>
        Of(FilterFields.Find(field)!, rows, text => FieldValue.OfText(FilterFields.Find(field)!.Type, text));

    public static FieldColumn OfNumbers(string field, params string[][] rows) =>
        Of(FilterFields.Find(field)!, rows, text => FieldValue.Of(double.Parse(text, CultureInfo.InvariantCulture)));

    static FieldColumn Of(FilterField field, string[][] rows, Func<string, FieldValue> value) =>
        FieldColumn.Of(field, rows.Length, rows.Select(row => row.Select(value)));
}
