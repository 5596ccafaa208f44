using System.Globalization;
using System.Numerics;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using YamlDotNet.Core.Events;

namespace SemanticSearch.Reading;

/// <summary>
/// Types unquoted scalars by the core schema of YAML 1.2 (https://yaml.org/spec/1.2.2/#103-core-schema), in which <c>no</c> and
/// <c>2024-06-11</c> are strings. What JSON has no number for (<c>.inf</c>, <c>.nan</c>) stays a string.
/// </summary>
static partial class CoreSchema
{
    // Longer digit strings are identifiers, not quantities.
    const int MaximumDigits = 28;

    /// <summary>The value of a scalar: a string, a number, a boolean, or null.</summary>
    public static JsonNode? Resolve(Scalar scalar) => scalar is { IsPlainImplicit: true, Style: YamlDotNet.Core.ScalarStyle.Plain }
        ? ResolvePlain(scalar.Value)
        : JsonValue.Create(scalar.Value);

    static JsonNode? ResolvePlain(string value) => value switch
    {
        "" or "~" or "null" or "Null" or "NULL" => null,
        "true" or "True" or "TRUE" => JsonValue.Create(true),
        "false" or "False" or "FALSE" => JsonValue.Create(false),
        _ when value.Length <= MaximumDigits && Number(value) is { } number => number,
        _ => JsonValue.Create(value),
    };

    static JsonNode? Number(string value)
    {
        if (Integer().IsMatch(value))
            return Exact(BigInteger.Parse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture));
        if (Hexadecimal().IsMatch(value))
            return Exact(BigInteger.Parse("0" + value[2..], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture));
        if (Octal().IsMatch(value))
            return Exact(value[2..].Aggregate(BigInteger.Zero, static (sum, digit) => sum * 8 + (digit - '0')));
        return Float().IsMatch(value) && double.Parse(value, CultureInfo.InvariantCulture) is var number && double.IsFinite(number)
            ? JsonValue.Create(number)
            : null;
    }

    static JsonNode? Exact(BigInteger number) => JsonNode.Parse(number.ToString(CultureInfo.InvariantCulture));

    [GeneratedRegex("^[-+]?[0-9]+$", RegexOptions.CultureInvariant)]
    private static partial Regex Integer();

    [GeneratedRegex("^0o[0-7]+$", RegexOptions.CultureInvariant)]
    private static partial Regex Octal();

    [GeneratedRegex("^0x[0-9a-fA-F]+$", RegexOptions.CultureInvariant)]
    private static partial Regex Hexadecimal();

    [GeneratedRegex(@"^[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?$", RegexOptions.CultureInvariant)]
    private static partial Regex Float();
}
