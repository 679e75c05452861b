<?xml version="1.0" encoding="UTF-8"?>
<!-- One call: the conversation with its marks, what cost points and why, and the whole ledger. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:p="urn:hotline:page:1" xmlns:s="urn:hotline:scorecard:1" xmlns:t="urn:hotline:summary:1"
  exclude-result-prefixes="p s t">
  <xsl:import href="common.xsl"/>

  <xsl:template match="p:page" mode="title">通话 <xsl:value-of select="s:scorecards/s:call/@id"/></xsl:template>

  <xsl:template match="p:page" mode="way">
    <xsl:for-each select="s:scorecards/s:call/s:agent[@href]">
      <li><a href="{$root}{@href}">坐席 <bdi>
        <xsl:call-template name="agent-name">
          <xsl:with-param name="id" select="@id"/><xsl:with-param name="name" select="@name"/>
        </xsl:call-template></bdi></a></li>
    </xsl:for-each>
    <li aria-current="page">通话</li>
  </xsl:template>

  <xsl:template match="p:page" mode="main"><xsl:apply-templates select="s:scorecards/s:call"/></xsl:template>

  <xsl:template match="s:call">
    <xsl:variable name="faults" select="s:section/s:item[@outcome = 'fail']"/>
    <xsl:variable name="open" select="s:section/s:item[@outcome = 'not-assessable' or (@review = 'true' and @outcome != 'fail')]"/>
    <div class="title">
      <div>
        <h1>通话 <bdi><xsl:value-of select="@id"/></bdi></h1>
        <xsl:call-template name="facts"/>
      </div>
      <xsl:apply-templates select="s:score"/>
    </div>
    <xsl:apply-templates select="s:speakers[@judged != 'as-given'] | s:irregularity"/>
    <nav class="jump" aria-label="本页"><a href="#faults-title">失分</a><a href="#conversation-title">对话</a><a href="#ledger-title">得分明细</a></nav>
    <div class="columns">
      <section class="faults" aria-labelledby="faults-title">
        <h2 id="faults-title">失分（<xsl:value-of select="count($faults)"/>）</h2>
        <xsl:choose>
          <xsl:when test="$faults"><ul class="items"><xsl:apply-templates select="$faults"/></ul></xsl:when>
          <xsl:otherwise><p>没有失分。</p></xsl:otherwise>
        </xsl:choose>
        <xsl:if test="$open">
          <h2>需要人看（<xsl:value-of select="count($open)"/>）</h2>
          <ul class="items"><xsl:apply-templates select="$open"/></ul>
        </xsl:if>
        <xsl:apply-templates select="s:findings"/>
      </section>
      <section class="conversation" aria-labelledby="conversation-title" tabindex="0">
        <h2 id="conversation-title">对话</h2>
        <xsl:apply-templates select="s:transcript"/>
        <xsl:if test="not(s:transcript)"><p>这份评分只写了问题项（--detail findings），没有对话。</p></xsl:if>
      </section>
      <section class="ledger" aria-labelledby="ledger-title">
        <h2 id="ledger-title">得分明细</h2>
        <xsl:apply-templates select="s:section"/>
      </section>
    </div>
    <p class="origin">来源：<bdi><xsl:value-of select="s:source/@file"/></bdi> 第 <xsl:value-of select="s:source/@line"/> 行
      <xsl:if test="/p:page/@xml and /p:page/@file">；<a href="{$root}{/p:page/@file}">评分 XML</a></xsl:if></p>
  </xsl:template>

  <xsl:template name="facts">
    <dl class="facts">
      <xsl:if test="@startedAt"><div><dt>时间</dt><dd><xsl:call-template name="moment"><xsl:with-param name="instant" select="@startedAt"/></xsl:call-template></dd></div></xsl:if>
      <xsl:for-each select="s:agent">
        <div><dt>坐席</dt><dd><xsl:call-template name="link"><xsl:with-param name="text">
          <xsl:call-template name="agent-name"><xsl:with-param name="id" select="@id"/><xsl:with-param name="name" select="@name"/></xsl:call-template>
        </xsl:with-param></xsl:call-template></dd></div>
        <xsl:if test="@team"><div><dt>班组</dt><dd><bdi><xsl:value-of select="@team"/></bdi></dd></div></xsl:if>
      </xsl:for-each>
      <xsl:if test="@callType"><div><dt>类型</dt><dd><xsl:call-template name="call-type"><xsl:with-param name="of" select="@callType"/></xsl:call-template>
        <xsl:if test="@callTypeFrom = 'words'"><span class="note">（据客户所说）</span></xsl:if></dd></div></xsl:if>
      <xsl:if test="@direction"><div><dt>方向</dt><dd><xsl:choose><xsl:when test="@direction = 'inbound'">呼入</xsl:when><xsl:otherwise>呼出</xsl:otherwise></xsl:choose></dd></div></xsl:if>
      <xsl:if test="@duration"><div><dt>时长</dt><dd><xsl:call-template name="clock"><xsl:with-param name="seconds" select="@duration"/></xsl:call-template></dd></div></xsl:if>
    </dl>
  </xsl:template>

  <xsl:template match="s:score">
    <div class="score"><xsl:if test="@fatal = 'true'"><xsl:attribute name="class">score alarm</xsl:attribute></xsl:if>
      <p class="figure"><span class="big"><xsl:choose><xsl:when test="@value"><xsl:value-of select="@value"/></xsl:when><xsl:otherwise>未评</xsl:otherwise></xsl:choose></span> <xsl:value-of select="@grade"/></p>
      <p><xsl:call-template name="verdict"/></p>
      <p class="note">得 <xsl:value-of select="@earned"/> / <xsl:value-of select="@potential"/>
        <xsl:if test="@fatal = 'true'">；一票否决前 <xsl:value-of select="@beforeFatal"/></xsl:if>
        <xsl:if test="@min != @max">；视缺少的数据，在 <xsl:value-of select="@min"/>–<xsl:value-of select="@max"/> 之间</xsl:if></p>
    </div>
  </xsl:template>

  <xsl:template match="s:speakers">
    <p class="warning"><strong>说话人：</strong>
      <xsl:choose>
        <xsl:when test="@judged = 'swapped'">坐席与客户疑似标反</xsl:when>
        <xsl:when test="@judged = 'merged'">两方的话没有分开</xsl:when>
        <xsl:when test="@judged = 'unknown'">很多话不知是谁说的</xsl:when>
        <xsl:when test="@judged = 'from-words'">导出没有标明，依说话内容判断</xsl:when>
        <xsl:otherwise><xsl:value-of select="@judged"/></xsl:otherwise>
      </xsl:choose>（可信度 <xsl:value-of select="@confidence"/>）</p>
  </xsl:template>
  <xsl:template match="s:irregularity">
    <p class="warning"><strong>时间数据有误：</strong>
      <xsl:choose>
        <xsl:when test="@kind = 'out-of-order'">话轮的时间前后颠倒</xsl:when>
        <xsl:when test="@kind = 'ends-before-start'">话轮的结束早于开始</xsl:when>
        <xsl:when test="@kind = 'long-overlap'">两个话轮长时间重叠</xsl:when>
        <xsl:otherwise><xsl:value-of select="@kind"/></xsl:otherwise>
      </xsl:choose>（<xsl:value-of select="@count"/> 处）</p>
  </xsl:template>

  <!-- The customer's anger, complaints and thanks. -->
  <xsl:template match="s:findings">
    <h2>客户的表示</h2>
    <ul class="found">
      <xsl:for-each select="s:finding">
        <li><xsl:value-of select="@title"/>：<a href="#turn-{@turn}">第 <xsl:value-of select="@turn"/> 轮</a><xsl:text> </xsl:text><q><bdi><xsl:value-of select="."/></bdi></q></li>
      </xsl:for-each>
    </ul>
  </xsl:template>

  <!-- The ledger. Items that cost something are told in full above and here in a line. -->
  <xsl:template match="s:section">
    <details class="section">
      <xsl:if test="s:item[@outcome = 'fail']"><xsl:attribute name="open">open</xsl:attribute></xsl:if>
      <summary><h3><xsl:value-of select="@title"/></h3> <span class="points"><xsl:value-of select="@earned"/> / <xsl:value-of select="@potential"/></span></summary>
      <ul class="items">
        <xsl:for-each select="s:item">
          <xsl:choose>
            <xsl:when test="@outcome = 'fail' or @outcome = 'not-assessable' or @review = 'true'"><xsl:apply-templates select="." mode="line"/></xsl:when>
            <xsl:otherwise><xsl:apply-templates select="."/></xsl:otherwise>
          </xsl:choose>
        </xsl:for-each>
        <xsl:if test="not(s:item)"><li class="item none">没有问题项</li></xsl:if>
      </ul>
    </details>
  </xsl:template>

  <xsl:template match="s:item" mode="line">
    <li class="item {@outcome}">
      <p class="head"><xsl:call-template name="sign"/><a class="what" href="#item-{@number}"><xsl:value-of select="s:title"/></a> <xsl:call-template name="points"/></p>
    </li>
  </xsl:template>

  <xsl:template match="s:item">
    <li class="item {@outcome}" id="item-{@number}">
      <p class="head" id="rule-{@rule}"><xsl:call-template name="sign"/><span class="what"><xsl:call-template name="link"><xsl:with-param name="text" select="s:title"/></xsl:call-template>
        <xsl:if test="@severity = 'fatal' or @severity = 'fatal-section'"> <span class="tag fatal"><xsl:call-template name="severity"><xsl:with-param name="of" select="@severity"/></xsl:call-template></span></xsl:if>
        <xsl:if test="@review = 'true'"> <span class="tag other">请复核</span></xsl:if></span> <xsl:call-template name="points"/></p>
      <ul class="proofs"><xsl:apply-templates select="s:*" mode="proof"/>
        <xsl:if test="@chargedBy"><li>同一条款已由 <a href="#rule-{@chargedBy}"><xsl:value-of select="@chargedBy"/></a> 扣分</li></xsl:if></ul>
      <p class="clause"><xsl:value-of select="s:clause"/></p>
    </li>
  </xsl:template>

  <xsl:template name="sign">
    <span class="number"><xsl:value-of select="@number"/></span>
    <xsl:choose>
      <xsl:when test="@outcome = 'pass'"><span class="sign" title="通过">✓<span class="hidden">通过</span></span></xsl:when>
      <xsl:when test="@outcome = 'fail'"><span class="sign" title="违反">✗<span class="hidden">违反</span></span></xsl:when>
      <xsl:when test="@outcome = 'not-applicable'"><span class="sign" title="不适用">–<span class="hidden">不适用</span></span></xsl:when>
      <xsl:otherwise><span class="sign" title="不可评">?<span class="hidden">不可评</span></span></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="points">
    <span class="points">
      <xsl:choose>
        <xsl:when test="@outcome = 'fail'">−<xsl:value-of select="@lost"/> / <xsl:value-of select="@points"/></xsl:when>
        <xsl:when test="@outcome = 'pass'"><xsl:value-of select="@points"/></xsl:when>
        <xsl:otherwise>（<xsl:value-of select="@points"/>）</xsl:otherwise>
      </xsl:choose>
    </span>
  </xsl:template>

  <!-- The conversation. -->
  <xsl:template match="s:transcript">
    <p class="legend"><mark class="fault">失分</mark> <mark class="near">相近但不算</mark> <mark class="finding">客户的表示</mark> <mark class="merit">得分</mark>；数字是得分项的编号</p>
    <ol class="turns">
      <xsl:for-each select="s:turn">
        <li class="turn {@speaker}" id="turn-{@index}">
          <p class="who"><span class="index"><xsl:value-of select="@index"/></span><xsl:text> </xsl:text><xsl:call-template name="party"><xsl:with-param name="of" select="@speaker"/></xsl:call-template><xsl:text> </xsl:text>
            <span class="time"><xsl:call-template name="clock"><xsl:with-param name="seconds" select="@start"/></xsl:call-template></span></p>
          <p class="said"><xsl:apply-templates/></p>
        </li>
      </xsl:for-each>
    </ol>
  </xsl:template>

  <xsl:template match="p:mark">
    <mark class="{@kind}"><xsl:value-of select="."/></mark>
    <xsl:if test="@ends"><xsl:call-template name="references"><xsl:with-param name="list" select="concat(@ends, ' ')"/></xsl:call-template></xsl:if>
  </xsl:template>

  <!-- One link for each number of a list that ends with a blank. -->
  <xsl:template name="references">
    <xsl:param name="list"/>
    <xsl:variable name="number" select="substring-before($list, ' ')"/>
    <xsl:if test="$number != ''">
      <sup><a href="#item-{$number}" aria-label="得分项 {$number}"><xsl:value-of select="$number"/></a></sup>
      <xsl:call-template name="references"><xsl:with-param name="list" select="substring-after($list, ' ')"/></xsl:call-template>
    </xsl:if>
  </xsl:template>
</xsl:stylesheet>
