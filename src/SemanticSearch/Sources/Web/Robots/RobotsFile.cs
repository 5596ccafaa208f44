using System.Globalization;
using System.Text;

namespace SemanticSearch.Sources.Web.Robots;

/// <summary>Reads <c>robots.txt</c> (RFC 9309, section 2): groups of rules, each for one or more crawlers; lines that mean nothing are passed
/// over.</summary>
static class RobotsFile
{
    /// <summary>Bytes that are read; the rest is not (RFC 9309, section 2.5).</summary>
    public const int MaximumBytes = 500 * 1024;

    const string Anybody = "*";

    /// <summary>The rules for one crawler: those of all groups that name it, else of those for anybody.</summary>
    /// <param name="bytes">The file.</param>
    /// <param name="product">The crawler's product token.</param>
    public static RobotsRules Read(ReadOnlySpan<byte> bytes, string product)
    {
        var text = Encoding.UTF8.GetString(bytes[..Math.Min(bytes.Length, MaximumBytes)]).TrimStart('\uFEFF');
        var (own, others) = (new Group(), new Group());
        var agents = new List<string>();
        var isHeading = false;
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            if (FieldOf(line) is not var (name, value))
                continue;
            if (name is "user-agent")
            {
                if (!isHeading)
                    agents.Clear();
                isHeading = true;
                agents.Add(TokenOf(value));
                own.IsNamed |= IsFor(product, agents[^1]);
                continue;
            }

            isHeading &= name is not ("allow" or "disallow" or "crawl-delay");
            if (agents.Exists(agent => IsFor(product, agent)))
                own.Add(name, value);
            if (agents.Contains(Anybody))
                others.Add(name, value);
        }

        return (own.IsNamed ? own : others).ToRules();
    }

    static (string Name, string Value)? FieldOf(ReadOnlySpan<char> line)
    {
        if (line.IndexOf('#') is >= 0 and var comment)
            line = line[..comment];
        var colon = line.IndexOf(':');
        return colon < 0 ? null : (line[..colon].Trim().ToString().ToLowerInvariant(), line[(colon + 1)..].Trim().ToString());
    }

    // Some name a version after the token: "Crawler/1.0".
    static string TokenOf(string agent)
    {
        var length = 0;
        while (length < agent.Length && (char.IsAsciiLetter(agent[length]) || agent[length] is '-' or '_'))
            length++;
        return agent.StartsWith('*') ? Anybody : agent[..length];
    }

    static bool IsFor(string product, string agent) => agent.Equals(product, StringComparison.OrdinalIgnoreCase);

    sealed class Group
    {
        readonly List<RobotsRule> _rules = [];
        TimeSpan? _delay;

        public bool IsNamed { get; set; }

        public void Add(string name, string value)
        {
            // An empty "Disallow:" disallows nothing, which is what no rule does.
            if (name is "allow" or "disallow" && value.Length > 0)
                _rules.Add(new RobotsRule(value, allows: name is "allow"));
            else if (name is "crawl-delay" && double.TryParse(value, CultureInfo.InvariantCulture, out var seconds) && seconds is >= 0 and < 1e6)
                _delay = TimeSpan.FromSeconds(seconds);
        }

        public RobotsRules ToRules() => new(_rules, _delay);
    }
}
