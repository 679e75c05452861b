<?xml version="1.0" encoding="UTF-8"?>
<!-- What all pages share: the shell, the words, and how calls and numbers are shown. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:p="urn:hotline:page:1" xmlns:s="urn:hotline:scorecard:1" xmlns:t="urn:hotline:summary:1"
  exclude-result-prefixes="p s t">
  <xsl:output method="html" encoding="UTF-8" indent="no" doctype-system="about:legacy-compat"/>
  <xsl:strip-space elements="p:page p:calls p:examples t:* s:scorecards s:call s:section s:item s:transcript"/>

  <!-- page.css and page.js. -->
  <xsl:param name="css"/>
  <xsl:param name="script"/>
  <xsl:variable name="root" select="/p:page/@root"/>
  <xsl:variable name="summary" select="/p:page/t:summary"/>

  <!-- The page: head, a way back, and what the page's own stylesheet writes in the modes "title", "way" and "main". -->
  <xsl:template match="/p:page">
    <html lang="zh-CN">
      <head>
        <meta name="generator" content="hotline {(t:summary | s:scorecards)/@toolVersion}"/>
        <meta name="viewport" content="width=device-width, initial-scale=1"/>
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'"/>
        <title><xsl:apply-templates select="." mode="title"/></title>
        <style><xsl:value-of select="$css"/></style>
      </head>
      <body class="of-{@kind}">
        <a class="skip" href="#main">跳到正文</a>
        <header class="top">
          <nav aria-label="所在位置">
            <ol class="way">
              <xsl:choose>
                <xsl:when test="@kind = 'index'"><li aria-current="page">质检汇总</li></xsl:when>
                <xsl:otherwise>
                  <li><a href="{$root}index.html">质检汇总</a></li>
                  <xsl:apply-templates select="." mode="way"/>
                </xsl:otherwise>
              </xsl:choose>
            </ol>
          </nav>
        </header>
        <main id="main"><xsl:apply-templates select="." mode="main"/></main>
        <footer>
          <xsl:variable name="head" select="t:summary | s:scorecards"/>
          <p>评分表 <xsl:value-of select="$head/@scorecard"/>，版本 <xsl:value-of select="$head/@scorecardVersion"/>；
            hotline <xsl:value-of select="$head/@toolVersion"/>；规则文件 <span class="digest"><xsl:value-of select="$head/@digest"/></span></p>
        </footer>
        <script><xsl:value-of select="$script"/></script>
      </body>
    </html>
  </xsl:template>

  <!-- Numbers -->
  <xsl:template name="percent">
    <xsl:param name="value"/>
    <xsl:choose>
      <xsl:when test="string($value) = '' or string(number($value)) = 'NaN'">–</xsl:when>
      <xsl:otherwise><xsl:value-of select="format-number($value, '0.0')"/>%</xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- A part of a whole in per cent with a bar; the number stands there as text. -->
  <xsl:template name="share">
    <xsl:param name="part"/>
    <xsl:param name="whole"/>
    <xsl:choose>
      <xsl:when test="$whole &gt; 0">
        <xsl:variable name="share" select="100 * $part div $whole"/>
        <td class="n share" data-v="{$share}">
          <span class="bar" aria-hidden="true"><span style="width:{format-number($share, '0.0')}%"/></span>
          <span class="value"><xsl:value-of select="format-number($share, '0.0')"/>%</span></td>
      </xsl:when>
      <xsl:otherwise><td class="n" data-v="-1">–</td></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="number-cell">
    <xsl:param name="value"/>
    <xsl:choose>
      <xsl:when test="string($value) = ''"><td class="n" data-v="-1">–</td></xsl:when>
      <xsl:otherwise><td class="n"><xsl:value-of select="$value"/></td></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="count"><xsl:param name="value"/><xsl:value-of select="format-number($value, '#,##0')"/></xsl:template>

  <!-- 65.2 seconds are 1:05. -->
  <xsl:template name="clock">
    <xsl:param name="seconds"/>
    <xsl:if test="string($seconds) != ''">
      <xsl:value-of select="concat(floor($seconds div 60), ':', format-number(floor($seconds mod 60), '00'))"/>
    </xsl:if>
  </xsl:template>

  <xsl:template name="moment">
    <xsl:param name="instant"/>
    <xsl:value-of select="concat(substring($instant, 1, 10), ' ', substring($instant, 12, 5))"/>
  </xsl:template>

  <!-- A tile: what, how much, and a word on it. -->
  <xsl:template name="tile">
    <xsl:param name="name"/>
    <xsl:param name="value"/>
    <xsl:param name="note"/>
    <xsl:param name="class"/>
    <div class="tile {$class}"><dt><xsl:value-of select="$name"/></dt>
      <dd><span class="big"><xsl:value-of select="$value"/></span>
        <xsl:if test="$note != ''"><span class="note"><xsl:value-of select="$note"/></span></xsl:if></dd></div>
  </xsl:template>

  <!-- Calls, agents and rules -->
  <xsl:template name="link">
    <xsl:param name="text"/>
    <xsl:param name="href" select="@href"/>
    <xsl:param name="mark"/>
    <xsl:choose>
      <xsl:when test="$href != ''"><a href="{$root}{$href}{$mark}"><bdi><xsl:value-of select="$text"/></bdi></a></xsl:when>
      <xsl:otherwise><bdi><xsl:value-of select="$text"/></bdi></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="agent-name">
    <xsl:param name="id"/>
    <xsl:param name="name"/>
    <xsl:choose>
      <xsl:when test="$name != '' and $id != ''"><xsl:value-of select="concat($name, '（', $id, '）')"/></xsl:when>
      <xsl:when test="$name != ''"><xsl:value-of select="$name"/></xsl:when>
      <xsl:when test="$id != ''"><xsl:value-of select="$id"/></xsl:when>
      <xsl:otherwise>–</xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- The verdict on a call: sign, word and colour say the same. -->
  <xsl:template name="verdict">
    <xsl:choose>
      <xsl:when test="@fatal = 'true'"><span class="tag fatal"><span aria-hidden="true">‼ </span>一票否决</span></xsl:when>
      <xsl:when test="@passed = 'true'"><span class="tag pass"><span aria-hidden="true">✓ </span>合格</span></xsl:when>
      <xsl:when test="not(@value)"><span class="tag other"><span aria-hidden="true">? </span>未评</span></xsl:when>
      <xsl:otherwise><span class="tag fail"><span aria-hidden="true">✗ </span>不合格</span></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="value-cell">
    <td class="n" data-v="{@value}">
      <xsl:choose>
        <xsl:when test="@value"><xsl:value-of select="@value"/></xsl:when>
        <xsl:otherwise>–</xsl:otherwise>
      </xsl:choose>
      <xsl:if test="@fatal = 'true' and @beforeFatal"><span class="note">（原 <xsl:value-of select="@beforeFatal"/>）</span></xsl:if>
    </td>
  </xsl:template>

  <!-- Words for what the XML names in English -->
  <xsl:template name="severity">
    <xsl:param name="of"/>
    <xsl:choose>
      <xsl:when test="$of = 'minor'">一般</xsl:when>
      <xsl:when test="$of = 'major'">重要</xsl:when>
      <xsl:when test="$of = 'fatal'">一票否决</xsl:when>
      <xsl:when test="$of = 'fatal-section'">版块否决</xsl:when>
      <xsl:when test="$of = 'bonus'">加分</xsl:when>
      <xsl:otherwise><xsl:value-of select="$of"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="kind">
    <xsl:param name="of"/>
    <xsl:choose>
      <xsl:when test="$of = 'required'">应当说</xsl:when>
      <xsl:when test="$of = 'forbidden'">不得说</xsl:when>
      <xsl:when test="$of = 'conditional'">有条件时应当说</xsl:when>
      <xsl:when test="$of = 'sequence'">按顺序说</xsl:when>
      <xsl:when test="$of = 'metric'">指标</xsl:when>
      <xsl:otherwise><xsl:value-of select="$of"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="call-type">
    <xsl:param name="of"/>
    <xsl:choose>
      <xsl:when test="$of = 'consultation'">咨询</xsl:when>
      <xsl:when test="$of = 'fault-report'">报修</xsl:when>
      <xsl:when test="$of = 'outage'">停电停水</xsl:when>
      <xsl:when test="$of = 'complaint'">投诉</xsl:when>
      <xsl:when test="$of = 'tip-off'">举报</xsl:when>
      <xsl:when test="$of = 'suggestion'">建议</xsl:when>
      <xsl:when test="$of = 'business'">业务办理</xsl:when>
      <xsl:when test="$of = 'payment'">缴费</xsl:when>
      <xsl:when test="$of = 'wrong-number'">错拨</xsl:when>
      <xsl:when test="$of = 'nuisance'">骚扰</xsl:when>
      <xsl:when test="$of = 'callback'">回访</xsl:when>
      <xsl:when test="$of = 'other'">其他</xsl:when>
      <xsl:otherwise><xsl:value-of select="$of"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="change">
    <xsl:param name="of"/>
    <xsl:choose>
      <xsl:when test="$of = 'new'"><span class="tag fail"><span aria-hidden="true">＋ </span>新出现</span></xsl:when>
      <xsl:when test="$of = 'gone'"><span class="tag pass"><span aria-hidden="true">－ </span>已消失</span></xsl:when>
      <xsl:otherwise><span class="tag other"><span aria-hidden="true">＝ </span>仍存在</span></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- What shows the outcome of an item. $call is the way to the call's page where the proof is not on this page. -->
  <xsl:template match="s:evidence" mode="proof">
    <xsl:param name="call"/>
    <li><a href="{$call}#turn-{@turn}">第 <xsl:value-of select="@turn"/> 轮</a><xsl:text> </xsl:text>
      <q><bdi><xsl:value-of select="."/></bdi></q>
      <xsl:if test="@match = 'homophone'"><span class="note">（同音，请复核）</span></xsl:if></li>
  </xsl:template>
  <xsl:template match="s:searched" mode="proof">
    <xsl:param name="call"/>
    <li>已查<xsl:text> </xsl:text><a href="{$call}#turn-{@fromTurn}">第 <xsl:value-of select="@fromTurn"/>
      <xsl:if test="@toTurn != @fromTurn">–<xsl:value-of select="@toTurn"/></xsl:if> 轮</a>，未见</li>
  </xsl:template>
  <xsl:template match="s:nearest" mode="proof">
    <xsl:param name="call"/>
    <li>最接近：<a href="{$call}#turn-{@turn}">第 <xsl:value-of select="@turn"/> 轮</a><xsl:text> </xsl:text>
      <q><bdi><xsl:value-of select="."/></bdi></q></li>
  </xsl:template>
  <xsl:template match="s:measured" mode="proof">
    <li>
      <xsl:choose>
        <xsl:when test="@name = 'rings'">振铃</xsl:when>
        <xsl:when test="@name = 'ringSeconds'">振铃时长</xsl:when>
        <xsl:when test="@name = 'hangup'">挂机方</xsl:when>
        <xsl:when test="@name = 'holdSeconds'">最长等候</xsl:when>
        <xsl:when test="@name = 'silenceSeconds'">最长静默</xsl:when>
        <xsl:when test="@name = 'answerGapSeconds'">最迟应答</xsl:when>
        <xsl:when test="@name = 'speechRate'">语速</xsl:when>
        <xsl:when test="@name = 'interruptions'">抢话</xsl:when>
        <xsl:when test="@name = 'repeatedQuestions'">重复提问</xsl:when>
        <xsl:when test="@name = 'talkShare'">坐席占比</xsl:when>
        <xsl:when test="@name = 'duration'">通话时长</xsl:when>
        <xsl:when test="@name = 'turns'">轮数</xsl:when>
        <xsl:otherwise><xsl:value-of select="@name"/></xsl:otherwise>
      </xsl:choose>
      <xsl:text> </xsl:text>
      <xsl:choose>
        <xsl:when test="@name = 'hangup'">
          <xsl:call-template name="party"><xsl:with-param name="of" select="@value"/></xsl:call-template>
        </xsl:when>
        <xsl:otherwise><xsl:value-of select="concat(@value, ' ', @unit)"/>（限值 <xsl:value-of select="@limit"/>）</xsl:otherwise>
      </xsl:choose>
    </li>
  </xsl:template>
  <xsl:template match="s:missing" mode="proof">
    <li>
      <xsl:choose>
        <xsl:when test="@doubtful = 'true'">导出的数据不可信：</xsl:when>
        <xsl:when test="../@review = 'true'">请听录音复核：</xsl:when>
        <xsl:otherwise>导出中缺少：</xsl:otherwise>
      </xsl:choose>
      <code><xsl:value-of select="@field"/></code>
    </li>
  </xsl:template>
  <xsl:template match="*" mode="proof"/>

  <xsl:template name="party">
    <xsl:param name="of"/>
    <xsl:choose>
      <xsl:when test="$of = 'agent'">坐席</xsl:when>
      <xsl:when test="$of = 'customer'">客户</xsl:when>
      <xsl:when test="$of = 'system'">系统</xsl:when>
      <xsl:when test="$of = 'transfer'">转接</xsl:when>
      <xsl:when test="$of = 'unknown'">未知</xsl:when>
      <xsl:otherwise><xsl:value-of select="$of"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
</xsl:stylesheet>
