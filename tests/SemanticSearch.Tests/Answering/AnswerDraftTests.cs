using FsCheck.Xunit;
using SemanticSearch.Answering;

namespace SemanticSearch.Tests.Answering;

public class AnswerDraftTests
{
    const string Written =
        "Egypt closed the canal in 1956 [1]. It reopened in 1957.[2][3] Nobody asked why [4, 5]. \"The end\" came late. [2]\n---\n- Who cleared it?\n2. Who paid?\nNot a question.\n";

    [Fact]
    public void Marks_belong_to_the_sentence_before_them()
    {
        var sentences = Read(Written.Length);

        Assert.Equal(
            ["Egypt closed the canal in 1956.|1", "It reopened in 1957.|2,3", "Nobody asked why.|4,5", "\"The end\" came late.|2"], sentences);
    }

    [Property(MaxTest = 100)]
    public void Sentences_are_the_same_in_whatever_pieces_they_come(byte size) => Assert.Equal(Read(Written.Length), Read(1 + size % 40));

    [Fact]
    public void A_sentence_is_told_as_soon_as_the_next_one_begins()
    {
        var draft = new AnswerDraft();

        Assert.Empty(draft.Append("Egypt closed the canal."));
        Assert.Empty(draft.Append(" [1"));
        Assert.Empty(draft.Append("]"));
        Assert.Equal("Egypt closed the canal.|1", Assert.Single(draft.Append(" It reopened").Select(Show)));
        Assert.Equal("It reopened|", Assert.Single(draft.Finish().Select(Show)));
    }

    [Fact]
    public void What_follows_the_dashes_are_questions_to_ask_next()
    {
        var draft = new AnswerDraft();
        draft.Append(Written);

        Assert.Equal(["Who cleared it?", "Who paid?"], draft.FollowUps());
    }

    static List<string> Read(int size)
    {
        var (draft, sentences) = (new AnswerDraft(), new List<CitedSentence>());
        foreach (var piece in Written.Chunk(size))
            sentences.AddRange(draft.Append(new string(piece)));
        sentences.AddRange(draft.Finish());
        return sentences.ConvertAll(Show);
    }

    static string Show(CitedSentence sentence) => $"{sentence.Text}|{string.Join(',', sentence.Passages)}";
}
