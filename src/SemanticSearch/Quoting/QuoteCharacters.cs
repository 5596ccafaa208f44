namespace SemanticSearch.Quoting;

/// <summary>The punctuation that quoting changes: marks, dashes, hyphens, apostrophes.</summary>
static class QuoteCharacters
{
    /// <summary>Whether it is a quotation mark of any script, or an accent used as one.</summary>
    public static bool IsQuotationMark(char c) =>
        c is '"' or '\'' or '`' or '´' or '«' or '»' or '„' or '“' or '”' or '‟' or '‘' or '’' or '‚' or '‛' or '‹' or '›'
            or '「' or '」' or '『' or '』' or '〝' or '〞' or '〟' or '＂' or '＇' or 'ʼ' or '′' or '″';

    /// <summary>Whether it stands for an apostrophe between two letters.</summary>
    public static bool IsApostrophe(char c) => c is '\'' or '’' or 'ʼ' or '‘' or '‛' or '`' or '´' or '＇' or '′';

    /// <summary>Whether it joins two parts of a word where no space is beside it.</summary>
    public static bool IsHyphen(char c) => c is '-' or '\u2010' or '\u2011' or '–' or '－' or '\u2043' or '\uFE63';

    /// <summary>Whether it is a dash or a hyphen.</summary>
    public static bool IsDash(char c) => IsHyphen(c) || c is '—' or '―' or '\u2012' or '−' or '\uFE58';

    /// <summary>Whether it is no punctuation but a word: a currency, a per cent, a paragraph sign.</summary>
    public static bool IsSign(char c) => c is '%' or '‰' or '§' or '°' || char.GetUnicodeCategory(c) == System.Globalization.UnicodeCategory.CurrencySymbol;
}
