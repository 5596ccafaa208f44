using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using SemanticSearch.Sources.Web.Robots;

namespace SemanticSearch.Tests.Sources.Web.Robots;

public sealed class RobotsRuleProperties
{
    [Property(MaxTest = 3_000)]
    public Property Patterns_fit_what_a_naive_matcher_says()
    {
        var pattern = Some('a', 'b', '/', '*', '*', '$');
        var path = Some('a', 'b', '/');
        return Prop.ForAll(
            pattern.Zip(path).ToArbitrary(),
            pair => new RobotsRule(pair.Item1, allows: false).Fits(pair.Item2) == Fits(pair.Item1, pair.Item2));
    }

    // Short ones: the naive matcher tries everything.
    static Gen<string> Some(params char[] signs) =>
        from length in Gen.Choose(0, 8)
        from chosen in Gen.Elements(signs).ArrayOf(length)
        select "/" + new string(chosen);

    // By the words of RFC 9309, section 2.2.3: '*' stands for any signs or none, '$' at the end for the end; else the path may go on.
    static bool Fits(string pattern, string path) =>
        pattern.Length == 0 ? true
        : pattern == "$" ? path.Length == 0
        : pattern[0] == '*' ? Enumerable.Range(0, path.Length + 1).Any(skipped => Fits(pattern[1..], path[skipped..]))
        : path.Length > 0 && pattern[0] == path[0] && Fits(pattern[1..], path[1..]);
}
