using System.ComponentModel.DataAnnotations;

namespace SemanticSearch.Api.CrossSite;

/// <summary>What pages of other sites may do: the configuration section <c>CrossSite</c>, validated at start.</summary>
public sealed class CrossSiteOptions : IValidatableObject
{
    /// <summary>Name of the configuration section.</summary>
    public const string Section = "CrossSite";

    /// <summary>Every origin.</summary>
    public const string Any = "*";

    /// <summary>Origins whose pages may search, ask and read here, such as <c>https://www.example.org</c>; <c>*</c> for all of them; none by
    /// default. None of them may write.</summary>
    public IList<string> AllowedOrigins { get; } = [];

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        foreach (var origin in AllowedOrigins.Where(origin => !IsOrigin(origin)))
            yield return new ValidationResult($"'{origin}' is no origin, such as https://www.example.org: scheme, host and port, and no path", [nameof(AllowedOrigins)]);
    }

    static bool IsOrigin(string origin) => origin == Any
        || (Uri.TryCreate(origin, UriKind.Absolute, out var address) && address.Scheme is "http" or "https"
            && origin == address.GetLeftPart(UriPartial.Authority));
}
