using System.ComponentModel.DataAnnotations;

namespace SemanticSearch;

/// <summary>How searches rank where the request does not say: the configuration section <c>SemanticSearch:Ranking</c>, validated at
/// start.</summary>
public sealed class RankingOptions
{
    /// <summary>Name of the configuration section.</summary>
    public const string Section = $"{SemanticSearchOptions.Section}:Ranking";

    /// <summary>How the legs are fused.</summary>
    public FusionMethod Fusion { get; set; } = FusionMethod.Normalized;

    /// <summary>What the similarity of meaning counts, 0 to 100. Null means as much as its model earns: 0.5 where the model reads the order of
    /// words, 0.2 for static models, such as the built-in one (docs/evaluation.md).</summary>
    [Range(0.0, 100.0)]
    public double? DenseWeight { get; set; }

    /// <summary>What BM25 of the chunk counts, 0 to 100. Null means 0.1.</summary>
    [Range(0.0, 100.0)]
    public double? LexicalWeight { get; set; }

    /// <summary>What BM25 of the whole document counts, 0 to 100. Null means 0.2.</summary>
    [Range(0.0, 100.0)]
    public double? DocumentWeight { get; set; }

    /// <summary>What it counts how near the words and sentences of the best chunks come to the query's, 0 to 100; 0 leaves it out. Null means
    /// 0.1 where the model reads the order of words, 0.5 for static models.</summary>
    [Range(0.0, 100.0)]
    public double? AlignmentWeight { get; set; }

    /// <summary>The best chunks whose words are compared with the query's, 1 to 1,000; the same however many passages are asked for, so that
    /// asking for more does not change the first of them.</summary>
    [Range(1, 1_000)]
    public int AlignmentDepth { get; set; } = 50;

    /// <summary>The constant of reciprocal rank fusion, 1 to 1,000.</summary>
    [Range(1, 1_000)]
    public int ReciprocalRankConstant { get; set; } = 60;

    /// <summary>The best of each leg that are fused, 10 to 10,000; at least twice the passages asked for.</summary>
    [Range(10, 10_000)]
    public int Depth { get; set; } = 200;

    /// <summary>How much repeating passages fall back, 0 to 1.</summary>
    [Range(0.0, 1.0)]
    public double Diversity { get; set; }

    /// <summary>Whether near-duplicates are folded into one passage.</summary>
    public bool CollapseDuplicates { get; set; }

    /// <summary>What a query's words in the title count, 0 to 10.</summary>
    [Range(0.0, 10.0)]
    public double TitleBoost { get; set; }

    /// <summary>What a query's words in the headings count, 0 to 10.</summary>
    [Range(0.0, 10.0)]
    public double HeadingBoost { get; set; }

    /// <summary>What is added to a fused score, 0 to 1, where a document fits what was understood of the query, 0 to 10.</summary>
    [Range(0.0, 10.0)]
    public double UnderstandingBoost { get; set; } = 0.3;

    /// <summary>The cross-encoder that ranks again: the id of a downloaded model or the path of its folder; empty for none.</summary>
    public string Reranker { get; set; } = "";

    /// <summary>How many of the best passages it reads, 1 to 200.</summary>
    [Range(1, 200)]
    public int RerankTop { get; set; } = 20;

    /// <summary>How long it may take, in milliseconds, 10 to 60,000; after that the first ranking stands.</summary>
    [Range(10, 60_000)]
    public int RerankBudgetMilliseconds { get; set; } = 500;
}
