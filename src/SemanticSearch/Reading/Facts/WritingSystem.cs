namespace SemanticSearch.Reading.Facts;

/// <summary>Scripts, as far as they help to tell languages apart.</summary>
enum WritingSystem
{
    /// <summary>None of the others.</summary>
    Other,

    /// <summary>Latin letters.</summary>
    Latin,

    /// <summary>Cyrillic letters.</summary>
    Cyrillic,

    /// <summary>Arabic letters.</summary>
    Arabic,

    /// <summary>Chinese characters.</summary>
    Han,

    /// <summary>Hiragana and katakana, which only Japanese has.</summary>
    Kana,

    /// <summary>Hangul, which only Korean has.</summary>
    Hangul,

    /// <summary>Hebrew letters.</summary>
    Hebrew,

    /// <summary>Greek letters.</summary>
    Greek,

    /// <summary>Thai letters.</summary>
    Thai,

    /// <summary>Devanagari letters.</summary>
    Devanagari,

    /// <summary>Armenian letters.</summary>
    Armenian,

    /// <summary>Georgian letters.</summary>
    Georgian,

    /// <summary>Ethiopic letters.</summary>
    Ethiopic,

    /// <summary>Bengali letters.</summary>
    Bengali,
}
