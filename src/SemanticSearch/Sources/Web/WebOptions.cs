using System.ComponentModel.DataAnnotations;

namespace SemanticSearch.Sources.Web;

/// <summary>How pages of the web are fetched, bound from the configuration section <c>SemanticSearch:Web</c> and validated at start.</summary>
public sealed class WebOptions
{
    /// <summary>Name of the configuration section.</summary>
    public const string Section = $"{SemanticSearchOptions.Section}:Web";

    /// <summary>The most pages of a source that does not say.</summary>
    public const int DefaultPages = 10_000;

    /// <summary>An address, of mail or of a page, at which whoever runs a site can reach whoever runs this; sent with every request.</summary>
    [RegularExpression("^[!-'*-~ ]{0,200}$", ErrorMessage = "SemanticSearch:Web:Contact has at most 200 ASCII characters, and no parentheses.")]
    public string Contact { get; set; } = "";

    /// <summary>The least time between two requests to one host, in seconds, 0 to 3,600.</summary>
    [Range(0.0, 3_600.0)]
    public double MinimumIntervalSeconds { get; set; } = 1;

    /// <summary>How much time between two requests a host may ask for by <c>Crawl-delay</c>, in seconds, 0 to 3,600; more is not heeded.</summary>
    [Range(0.0, 3_600.0)]
    public double MaximumCrawlDelaySeconds { get; set; } = 30;

    /// <summary>How long nothing may arrive before a request is given up, in seconds, 1 to 600; a whole answer has ten times that.</summary>
    [Range(1, 600)]
    public int TimeoutSeconds { get; set; } = 60;

    /// <summary>For how many days a page whose listed time of change is the same is not asked for, 0 to 365.</summary>
    [Range(0, 365)]
    public int RecheckDays { get; set; } = 7;

    /// <summary>Whether addresses of this machine and of private networks may be fetched. Whoever can list pages can then read what lies
    /// there.</summary>
    public bool AllowPrivateAddresses { get; set; }
}
