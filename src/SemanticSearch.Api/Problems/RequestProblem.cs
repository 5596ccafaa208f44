using System.Text.Json;
using System.Text.RegularExpressions;

namespace SemanticSearch.Api.Problems;

/// <summary>Says in the caller's words why the framework could not bind a request; its own messages name .NET types.</summary>
static partial class RequestProblem
{
    /// <summary>What to say of a body over the limit.</summary>
    public const string TooLarge =
        $"the body is too large; send less, or raise {SemanticSearchOptions.Section}:{nameof(SemanticSearchOptions.MaximumDocumentBytes)}";

    /// <summary>What is wrong, and what to do.</summary>
    public static string Describe(BadHttpRequestException bad) => bad switch
    {
        { InnerException: JsonException json } => Describe(json),
        { StatusCode: StatusCodes.Status413PayloadTooLarge } => TooLarge,
        { StatusCode: StatusCodes.Status415UnsupportedMediaType } => "the body must be application/json",
        _ when Unbound().Match(bad.Message) is { Success: true } match =>
            $"'{JsonNamingPolicy.CamelCase.ConvertName(match.Groups[1].Value)}' cannot be '{match.Groups[2].Value}'",
        _ when Missing().Match(bad.Message) is { Success: true } match => $"'{match.Groups[1].Value}' is missing",
        _ when bad.Message.Contains("body", StringComparison.OrdinalIgnoreCase) =>
            "the body is missing or of another kind; see /docs for what is sent here",
        _ => bad.Message,
    };

    static string Describe(JsonException json)
    {
        if (UnknownField().Match(json.Message) is { Success: true } unknown)
            return $"there is no field '{unknown.Groups[1].Value}' here; see /docs for those there are";
        if (MissingFields().Match(json.Message) is { Success: true } missing)
            return $"the field {missing.Groups[1].Value.TrimEnd('.')} is missing";
        if (json.Message.Contains("could not be converted", StringComparison.Ordinal) || json.Message.Contains("null", StringComparison.Ordinal))
            return json.Path is null or "$"
                ? "the body is of the wrong kind; see /docs for what it can be"
                : $"the value of '{json.Path.TrimStart('$', '.')}' is of the wrong kind; see /docs for what it can be";
        return $"the body is not valid JSON at line {json.LineNumber + 1}, byte {json.BytePositionInLine + 1}";
    }

    [GeneratedRegex("""Failed to bind parameter "\S+ (\S+)" from "(.*)"\.""", RegexOptions.Singleline)]
    private static partial Regex Unbound();

    [GeneratedRegex("""Required parameter "\S+ (\S+)" was not provided""")]
    private static partial Regex Missing();

    [GeneratedRegex("The JSON property '(.*)' could not be mapped")]
    private static partial Regex UnknownField();

    [GeneratedRegex("missing required properties including: ([^.]*)")]
    private static partial Regex MissingFields();
}
